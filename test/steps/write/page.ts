import type { Finding, ProjectFacts, Setup } from '../../../src/types.ts';
import { looking } from './looking.ts';

/** A fenced block of a page: the language and the name after it. */
interface Block {
  name: string;
  text: string;
}

/** The example of a check's page: the files, the project where it matters, and what is said of them. */
export interface Example {
  files: Record<string, string>;
  project: Partial<ProjectFacts> | undefined;
  /** Answers beside the usual ones. */
  setup: Setup;
  said: string;
  /** The buildspec after the remedy; absent where the remedy is no change of it. */
  after: string | undefined;
}

/**
 * Reads a page's example: every fenced block is a file by the name in its first line; the language
 * `crlf` gives it the line ends of Windows.
 */
export function exampleOf(page: string): Example {
  const blocks = [...page.matchAll(/^```(\w+) (.+)\n([\s\S]*?)^```$/gm)].map(
    ([, language, name = '', text = '']): Block => {
      return { name, text: language === 'crlf' ? text.replaceAll('\n', '\r\n') : text };
    },
  );
  const take = (name: string) => blocks.find((block) => block.name === name)?.text;
  const project = take('project');
  const own = ['said', 'after', 'project', 'setup'];
  const files = blocks.filter(({ name }) => !own.includes(name));
  return {
    files: Object.fromEntries(files.map(({ name, text }) => [name, text])),
    project: project === undefined ? undefined : JSON.parse(project),
    setup: JSON.parse(take('setup') ?? '{}'),
    said: take('said') ?? '',
    after: take('after'),
  };
}

/** A project that builds the examples, of which nothing is to be said. */
export const projectOfExamples: ProjectFacts = {
  name: 'myapp',
  arn: 'arn:aws:codebuild:us-east-1:123456789012:project/myapp',
  source: { type: 'GITHUB' },
  image: 'aws/codebuild/standard:7.0',
  environmentType: 'LINUX_CONTAINER',
  computeType: 'BUILD_GENERAL1_SMALL',
  privilegedMode: true,
  role: 'arn:aws:iam::123456789012:role/codebuild',
  variables: [],
  logGroup: '/aws/codebuild/myapp',
  logsEnabled: true,
};

/** What is said of an example, and what becomes of its buildspec by the changes proposed. */
export function runExample({ files, project, setup }: Example) {
  return looking(files, setup, project && { ...projectOfExamples, ...project });
}

/** A finding as a page shows it: where, how grave, what. */
export function lineOf({ where, severity, what }: Finding): string {
  const place =
    where && 'file' in where ? `${where.file}:${where.line ? `${where.line}:` : ''} ` : '';
  return `${place}${severity}: ${what}`;
}
