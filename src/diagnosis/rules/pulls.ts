import { t } from '../../language.ts';
import { commandFails } from '../example.ts';
import type { Rule, Sighting } from '../rule.ts';

/** A registry that answers, and refuses. */
export const pullRules: readonly Rule[] = [
  {
    id: 'base-image-refused',
    title: t`the registry refuses the base image`,
    where: ['log'],
    rank: 'precise',
    match: [
      /failed to resolve source metadata for (?<image>\S+): .*\b(?<status>40[13]) (?:Forbidden|Unauthorized)/,
      /unexpected status(?: code)? from (?:HEAD|GET) request to https:\/\/(?<image>\S+?)\/?: (?<status>40[13])\b/,
      /failed to create LLB definition: unexpected status code \[manifests [^\]]+\]: (?<status>40[13])\b/,
      /pulling from host (?<image>\S+) failed with status code \[manifests [^\]]+\]: (?<status>40[13])\b/,
    ],
    when: (sighting) => !isPush(sighting),
    what: ({ image, status = '' }) =>
      image
        ? t`the registry refuses to hand out ${named(image)} (${status})`
        : t`the registry refuses to hand out the base image (${status})`,
    why: t`docker sends the login that it keeps for this registry, even one that has expired and even where none is needed; or the repository does not let this role read`,
    remedy: t`log in to that registry right before docker build, or docker logout where the image is public`,
    step: 'write',
    autoFix: 'no',
    example: commandFails('BUILD', 'docker build -t app .', [
      '#2 [internal] load metadata for public.ecr.aws/docker/library/node:20-slim',
      '#2 ERROR: unexpected status from HEAD request to https://public.ecr.aws/v2/docker/library/node/manifests/20-slim: 403 Forbidden',
      'ERROR: failed to solve: public.ecr.aws/docker/library/node:20-slim: failed to resolve source metadata for public.ecr.aws/docker/library/node:20-slim: unexpected status from HEAD request to https://public.ecr.aws/v2/docker/library/node/manifests/20-slim: 403 Forbidden',
    ]),
  },
];

/** An image’s name, from the address at which it was asked for. */
function named(image: string): string {
  return image.replace(/\/v2\/(\S+)\/manifests\//, '/$1:');
}

/** True where the image was on its way to the registry, not from there. */
function isPush({ printed, text }: Sighting): boolean {
  return /failed to push/.test(text) || printed.some((line) => /\bpushing \S+/.test(line.text));
}
