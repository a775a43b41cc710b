import { dockerLine } from './docker-line.ts';
import { programOf } from './program.ts';
import type { Call } from './story-shape.ts';

/** Programs that build, name or push images on their own account, or run what does. */
const makers = new Set(
  [
    'make just task npm npx yarn pnpm gradle gradlew mvn mvnw sbt ant rake tox invoke bazel nx',
    'docker-compose compose skaffold packer pack ko jib kaniko executor buildah crane skopeo oras',
    'earthly dagger copilot eb sam cdk serverless sls amplify terraform terragrunt ansible-playbook',
    'bake source . bash sh dash python python3 node ruby eval xargs find',
  ]
    .join(' ')
    .split(' '),
);

const seen = new Set(['build', 'push', 'tag', 'login']);
const harmless =
  /^(pull|info|version|images|ps|run|logout|inspect|rmi|image (ls|inspect|prune|rm|pull)|system|buildx (create|use|inspect|ls|install|version)|builder (prune)|save|load|cp|exec|stop|start|rm|network|volume|container|context|logs)\b/;

/**
 * True for a call that may build, tag or push images where this file does not show it: `make`,
 * compose, a script, or a program whose name only the running shell knows.
 */
export function isElsewhere(call: Call): boolean {
  const program = programOf(call.argv);
  if (program === undefined) return !call.executed && call.argv.length > 0 && !runsOwnLogin(call);
  const docker = dockerLine(call);
  if (docker !== undefined) return !seen.has(docker.verb) && !harmless.test(docker.verb);
  return makers.has(program.name) || /^\.{0,2}\/|\.(sh|bash|py|js|ts)$/.test(program.word.text);
}

/** `$(aws ecr get-login …)` runs the one login command that it prints. */
function runsOwnLogin({ argv }: Call): boolean {
  return /^(\$\(|`)\s*aws\s+ecr\s+get-login\s/.test(argv[0]?.text ?? '');
}
