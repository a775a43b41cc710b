import { t } from '../../../language.ts';
import { type Fault, meaningCheck } from '../fault.ts';
import { type PlainLine, plainLine } from '../plain-line.ts';
import type { FileSight } from '../sight.ts';

/** Programs of packages that are installed in the project are run through npx or a script. */
export const localProgramNotOnPath = meaningCheck(
  'local-program-not-on-path',
  t`programs of the project’s packages are run through npx`,
  (file): Fault[] => {
    const installed = localPrograms(file);
    if (installed.size === 0 || /node_modules\/\.bin|npm (prefix|bin)\b/.test(file.spec.text))
      return [];
    return file.story.calls.flatMap((call): Fault[] => {
      const [word] = call.argv;
      const name = word?.text ?? '';
      const since = installed.get(name);
      if (!word || since === undefined || since > call.order) return [];
      return [
        {
          severity: 'warning',
          what: t`${name} is installed in the project, where the shell does not look for it`,
          why: t`npm puts the programs of a project into node_modules/.bin, which is not in PATH: “command not found”`,
          at: call.span.start,
          remedy: t`write npx ${name}, or install it with -g`,
          edits: [{ span: { start: word.span.start, end: word.span.start }, text: 'npx ' }],
        },
      ];
    });
  },
);

/** Packages that are mostly run by name, with the program that each has. */
const programs: Readonly<Record<string, readonly string[]>> = {
  '@angular/cli': ['ng'],
  '@nestjs/cli': ['nest'],
  '@vue/cli': ['vue'],
  'aws-cdk': ['cdk'],
  'gatsby-cli': ['gatsby'],
  serverless: ['serverless', 'sls'],
  typescript: ['tsc'],
  'create-react-app': ['create-react-app'],
  'react-scripts': ['react-scripts'],
  'gulp-cli': ['gulp'],
  newman: ['newman'],
};

/** The programs that are installed in a project and nowhere for all, and when. */
function localPrograms({ story }: FileSight): ReadonlyMap<string, number> {
  const local = new Map<string, number>();
  const everywhere = new Set<string>();
  for (const call of story.calls) {
    const line = plainLine(call);
    const isGlobal = line && /^(npm|pnpm|yarn)$/.test(line.name) && isForAll(line);
    for (const program of line ? programsOf(line) : []) {
      if (isGlobal) everywhere.add(program);
      else if (!local.has(program)) local.set(program, call.order);
    }
  }
  return new Map([...local].filter(([program]) => !everywhere.has(program)));
}

function programsOf({ name, words: [verb = '', ...rest] }: PlainLine): string[] {
  const installs = /^(npm|pnpm|yarn)$/.test(name) && /^(install|i|add|global)$/.test(verb);
  if (!installs) return [];
  return rest.flatMap((word = '') => programs[word.replace(/(?<=.)@[^/]*$/, '')] ?? []);
}

function isForAll({ words }: PlainLine): boolean {
  return words.some((word) => /^(-\w*g\w*|--global|global|--location=global)$/.test(word ?? ''));
}
