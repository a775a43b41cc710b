import { t } from '../../../language.ts';
import { type Fault, meaningCheck } from '../fault.ts';

/** The Dockerfile copies nothing from outside the build context. */
export const copyOutsideContext = meaningCheck(
  'copy-outside-context',
  t`the Dockerfile copies nothing from outside the build context`,
  (file): Fault[] => {
    return file.copied
      .filter(({ state }) => state === 'outside')
      .map(({ source: { by, path = '', at }, dockerfile, context }) => ({
        severity: 'error',
        what:
          context === '.'
            ? t`${by} names ${path}, which lies outside the build context`
            : t`${by} names ${path}, which lies outside the build context ${context}`,
        why: t`docker sees nothing but the context, and refuses a way out of it`,
        at: { file: dockerfile, ...at },
        remedy: t`build from the folder above: docker build --file with the Dockerfile’s path`,
      }));
  },
);
