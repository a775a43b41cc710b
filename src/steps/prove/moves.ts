import { isElsewhere } from '../../buildspec/elsewhere.ts';
import { programOf } from '../../buildspec/program.ts';
import type { Story } from '../../buildspec/story.ts';
import type { Call } from '../../buildspec/story-shape.ts';
import { resolve } from '../../buildspec/words.ts';

/** Tools that build and test by words of which some publish. */
const builders = new Set(
  'npm npx yarn pnpm mvn mvnw gradle gradlew sbt ant python python3 tox rake bazel nx just task make'.split(
    ' ',
  ),
);
const publishing = /deploy|release|publish|push|rollout|upload|promote|migrate/i;
/** Of tools whose words can mean anything, those that by custom change nothing outside. */
const local = /^(test|lint|check|build|compile|fmt|format|install|deps|setup|clean|-\w+)$/;
const anything = new Set(['make', 'just', 'task', 'rake']);

/** Programs that change what is outside the build, unless these words come first. */
const outside: Record<string, RegExp> = {
  aws: /^(\S+ (get|list|describe|batch-get|batch-check|head|wait|help)\b|sts |configure |ecr get-login|eks update-kubeconfig|codeartifact login|s3 (ls|presign)|s3 (cp|sync) s3:\/\/\S+ (?!s3:)|--version)/,
  kubectl: /^(get|describe|version|config|diff|wait|logs|explain)\b/,
  helm: /^(lint|template|version|repo|dependency|package|pull|show)\b/,
  git: /^(?!push\b)/,
  curl: /^(?!.*(-X ?["']?(POST|PUT|PATCH|DELETE)|--request (POST|PUT|PATCH|DELETE)|(^| )(-d|--data\S*|-T|--upload-file|-F|--form)\b))/,
  terraform: /^(fmt|init|validate|plan|version|show|output)\b/,
  sam: /^(build|validate|--version)\b/,
  cdk: /^(synth|ls|list|diff|--version)\b/,
  'docker-compose': /^(?!.*\bpush\b)/,
  docker: /^compose (?!.*\bpush\b)/,
};

/** The commands that may change more than an image under a throw-away tag, as they are written. */
export function movingCommands({ calls }: Story): string[] {
  return [...new Set(calls.filter(mayMove).map(shown))];
}

function mayMove(call: Call): boolean {
  const program = programOf(call.argv);
  const words = (program?.args ?? []).map(({ parts, text }) => resolve(parts) ?? text);
  const name = program?.name ?? '';
  const harmless = outside[name];
  if (name !== 'docker' && harmless) return !harmless.test(words.join(' '));
  if (!isElsewhere(call)) return false;
  if (harmless?.test(words.join(' '))) return false;
  if (!builders.has(name) || words.some((word) => publishing.test(word))) return true;
  return anything.has(name) && (words.length === 0 || !words.every((word) => local.test(word)));
}

function shown({ argv }: Call): string {
  const text = argv.map((word) => word.text).join(' ');
  return text.length > 60 ? `${text.slice(0, 59)}…` : text;
}
