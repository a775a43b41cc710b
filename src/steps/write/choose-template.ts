import { isEcr } from '../../image/ecr.ts';
import { t } from '../../language.ts';

/** A template by its name, and the word on why it suits. */
export interface TemplateChoice {
  name: string;
  why: string;
}

/** What the choice of a template goes by. */
export interface TemplateClues {
  registry: string;
  /** Build context within the folder; `.` is the folder itself. */
  context: string;
  /** Files of the folder, relative to it. */
  files: readonly string[];
  /** True where the sample application is what is pushed. */
  sample: boolean;
}

/**
 * The template that suits what is seen: the registry's own way of logging in decides first, then
 * the application's files, then where the application lies.
 */
export function chooseTemplate({
  registry,
  context,
  files,
  sample,
}: TemplateClues): TemplateChoice {
  const inContext = (name: string) => files.includes(context === '.' ? name : `${context}/${name}`);
  if (isEcr(registry)) return { name: 'ecr', why: t`the registry is Amazon ECR` };
  if (registry === 'ghcr.io') return { name: 'ghcr', why: t`the registry is GitHub’s` };
  if (sample) return { name: 'registry', why: t`the plainest one is right for the sample` };
  if (inContext('requirements.txt') && hasPythonTests(files, context))
    return { name: 'python', why: t`requirements.txt and tests are there` };
  if (inContext('package.json') && inContext('package-lock.json'))
    return { name: 'node', why: t`package.json and its lock file are there` };
  if (inContext('pom.xml')) return { name: 'java', why: t`pom.xml is there` };
  if (context !== '.') return { name: 'monorepo', why: t`the application is in ${context}` };
  return { name: 'registry', why: t`it fits any image and any registry` };
}

/** True for files that pytest would find: `test_*.py` and `*_test.py` (pytest, test discovery). */
function hasPythonTests(files: readonly string[], context: string): boolean {
  const folder = context === '.' ? '' : `${context}/`;
  return files.some(
    (file) => file.startsWith(folder) && /(^|\/)(test_[^/]*|[^/]*_test)\.py$/.test(file),
  );
}
