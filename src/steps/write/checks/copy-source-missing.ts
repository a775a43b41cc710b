import { t } from '../../../language.ts';
import { type Fault, meaningCheck } from '../fault.ts';
import { makingOf } from '../makers.ts';

const buildOutput = /^(\.\/)?(target|build|dist|out|bin|publish|public|node_modules|\.next)(\/|$)/;

/** Everything that the Dockerfile copies is in the build context. */
export const copySourceMissing = meaningCheck(
  'copy-source-missing',
  t`everything that the Dockerfile copies is in the build context`,
  (file): Fault[] => {
    const missing = file.copied.filter(({ state }) => state === 'missing' || state === 'ignored');
    return missing.flatMap(({ source, dockerfile, context, state, order }): Fault[] => {
      const { path = source.written, by, at } = source;
      const making = state === 'missing' ? makingOf(file, path, order) : 'none';
      if (making === 'named' || (making === 'possible' && buildOutput.test(path))) return [];
      return [
        {
          severity: making === 'possible' ? 'hint' : 'error',
          what:
            context === '.'
              ? t`${by} names ${path}, which is not in the build context`
              : t`${by} names ${path}, which is not in the build context ${context}`,
          why:
            state === 'ignored'
              ? t`the file is there, and .dockerignore keeps it out of the context`
              : t`docker sees nothing but the context, and there is no such file in it`,
          at: { file: dockerfile, ...at },
          remedy:
            state === 'ignored'
              ? t`let ${path} in with a line !${path} in .dockerignore`
              : t`name a file of the context, or make it before docker build`,
        },
      ];
    });
  },
);
