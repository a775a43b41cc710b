import type { FileReads } from '../types.ts';

/** Where the text of a buildspec that stands in its project is found. */
export const inProject = 'buildspec.yml';

/** A folder that holds a buildspec and no source, so that nothing is claimed of any path. */
export function buildspecOnly(
  text: string,
  templates: Pick<FileReads, 'template' | 'templates'>,
): FileReads {
  return {
    folder: {
      path: '',
      read: async (path) => (path === inProject ? text : undefined),
      kind: async (path) => (path === inProject ? 'file' : undefined),
      list: async () => [inProject],
      git: async () => undefined,
    },
    offers: {},
    contextHas: async () => false,
    template: templates.template,
    templates: templates.templates,
  };
}
