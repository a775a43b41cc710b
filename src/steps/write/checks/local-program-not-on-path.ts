import { isOfCodeBuild } from '../../../image/curated.ts';
import { t } from '../../../language.ts';
import { type Fault, meaningCheck } from '../fault.ts';
import { type PlainLine, plainLine } from '../plain-line.ts';
import type { FileSight } from '../sight.ts';

/** Programs of packages that are installed in the project are run through npx or a script. */
export const localProgramNotOnPath = meaningCheck(
  'local-program-not-on-path',
  t`programs of the project’s packages are run through npx`,
  (file, { project }): Fault[] => {
    // An image of one’s own may have any program.
    const isOwnImage = project && !isOfCodeBuild(project.image);
    const installed = localPrograms(file);
    if (installed.size === 0 || /node_modules\/\.bin|npm (prefix|bin)\b/.test(file.spec.text))
      return [];
    return file.story.calls.flatMap((call): Fault[] => {
      const [word] = call.argv;
      const name = word?.text ?? '';
      const { since, isNamed } = installed.get(name) ?? {};
      if (!word || since === undefined || since > call.order) return [];
      if (isOwnImage && !isNamed) return [];
      return [
        {
          severity: 'warning',
          what: isNamed
            ? t`${name} is installed in the project, where the shell does not look for it`
            : t`CodeBuild’s images have no ${name}, and packages are installed in the project alone`,
          why: t`npm puts the programs of a project into node_modules/.bin, which is not in PATH: “command not found”`,
          at: call.span.start,
          remedy: t`write npx ${name}, or install it with -g`,
          ...(isNamed && {
            edits: [{ span: { start: word.span.start, end: word.span.start }, text: 'npx ' }],
          }),
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
  gatsby: ['gatsby'],
  'gatsby-cli': ['gatsby'],
  serverless: ['serverless', 'sls'],
  typescript: ['tsc'],
  'create-react-app': ['create-react-app'],
  'react-scripts': ['react-scripts'],
  'gulp-cli': ['gulp'],
  newman: ['newman'],
};

/** Where a program comes from: since which command, and whether that names its package. */
interface Installed {
  since: number;
  isNamed: boolean;
}

/** The programs that are installed in a project, or may be, and nowhere for all. */
function localPrograms({ story }: FileSight): ReadonlyMap<string, Installed> {
  const local = new Map<string, Installed>();
  const everywhere = new Set<string>();
  for (const call of story.calls) {
    const line = plainLine(call);
    if (!line || !/^(npm|pnpm|yarn)$/.test(line.name)) continue;
    const isNamed = !installsList(line);
    for (const program of isNamed ? programsOf(line) : Object.values(programs).flat()) {
      const known = local.get(program);
      if (isForAll(line)) everywhere.add(program);
      else if (!known || (isNamed && !known.isNamed))
        local.set(program, { since: call.order, isNamed });
    }
  }
  return new Map([...local].filter(([program]) => !everywhere.has(program)));
}

/** True for a line that installs what `package.json` lists. */
function installsList({ words }: PlainLine): boolean {
  const [verb, ...rest] = words.filter((word) => !word?.startsWith('-'));
  return rest.length === 0 && /^(ci|clean-install|install|i)?$/.test(verb ?? '');
}

function programsOf({ words: [verb = '', ...rest] }: PlainLine): string[] {
  if (!/^(install|i|add|global)$/.test(verb)) return [];
  return rest.flatMap((word = '') => programs[word.replace(/(?<=.)@[^/]*$/, '')] ?? []);
}

function isForAll({ words }: PlainLine): boolean {
  return words.some((word) => /^(-\w*g\w*|--global|global|--location=global)$/.test(word ?? ''));
}
