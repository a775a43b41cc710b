import type { Command, Named } from '../../buildspec/buildspec.ts';
import { applyEdits, type Edit } from '../../buildspec/edit.ts';
import { quoteScalar } from '../../buildspec/quote.ts';
import { readBuildspec } from '../../buildspec/read.ts';
import { lineStartOf } from '../../buildspec/span.ts';
import { ecrParts } from '../../image/ecr.ts';
import type { Aim } from './sight.ts';

type Filling = Pick<
  Aim,
  'registry' | 'repository' | 'tag' | 'dockerfile' | 'context' | 'parameters'
>;

/**
 * A template with the names of a setup in it. A template is a buildspec like any other: its `env`
 * entries and the command that sets `IMAGE_TAG` are replaced where they stand.
 * @throws Error when the text is not one of the templates
 */
export function fillTemplate(template: string, filling: Filling): string {
  const { env, phases } = readBuildspec(template);
  const values = valuesOf(filling);
  const entries = [...env.parameterStore, ...env.variables];
  const tag = phases
    .flatMap(({ commands }) => commands)
    .find(({ text }) => text.startsWith('IMAGE_TAG='));
  const edits = [
    ...entries.flatMap((entry) => editOf(entry, values.get(entry.name))),
    ...(tag ? [tagEdit(template, tag, filling.tag)] : []),
  ];
  const filled = applyEdits(template, edits);
  if ('refused' in filled) throw new Error(`the template cannot be filled: ${filled.refused}`);
  return filled.text;
}

function valuesOf({ registry, repository, dockerfile, context, parameters }: Filling) {
  return new Map<string, string | undefined>([
    ['DOCKER_REGISTRY_URL', parameters?.url ?? registry],
    ['DOCKER_REGISTRY_REGION', ecrParts(registry)?.region],
    ['DOCKER_REGISTRY_USERNAME', parameters?.username],
    ['DOCKER_REGISTRY_PASSWORD', parameters?.password],
    ['IMAGE_REPOSITORY', repository],
    ['DOCKERFILE', dockerfile],
    ['BUILD_CONTEXT', context],
  ]);
}

function editOf({ value, valueSpan }: Named, wanted: string | undefined): Edit[] {
  if (wanted === undefined || wanted === value) return [];
  return [{ span: valueSpan, text: quoteScalar(wanted) }];
}

/** The command that sets the tag together with the comment above it, which says why. */
function tagEdit(template: string, { span }: Command, tag: string): Edit {
  const commandLine = lineStartOf(template, span.start);
  const start = template.indexOf('#', lineStartOf(template, commandLine - 1));
  const indent = template.slice(commandLine, span.start);
  const [comment, command] = tagLines(tag);
  return { span: { start, end: span.end }, text: `# ${comment}\n${indent}${command}` };
}

/**
 * A source in S3 has no CODEBUILD_RESOLVED_SOURCE_VERSION (AWS CodeBuild User Guide, Environment
 * variables in build environments).
 */
function tagLines(tag: string): [comment: string, command: string] {
  if (tag === 'commit') {
    return [
      "The commit names the image; a source in S3 has none, then the build's number does.",
      `IMAGE_TAG="\${CODEBUILD_RESOLVED_SOURCE_VERSION:-$CODEBUILD_BUILD_NUMBER}"`,
    ];
  }
  if (tag === 'build') {
    return [
      "The build's number names the image; it counts every build of the project.",
      'IMAGE_TAG="$CODEBUILD_BUILD_NUMBER"',
    ];
  }
  return ['Every push moves this tag on to the new image.', `IMAGE_TAG="${tag}"`];
}
