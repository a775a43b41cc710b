import type { Edit } from '../../buildspec/edit.ts';
import type { Word } from '../../buildspec/words.ts';
import { t } from '../../language.ts';
import { nearest } from '../../nearest.ts';
import type { Fault } from './fault.ts';
import type { PlainLine } from './plain-line.ts';

/** Why a program does not take a line, in words. */
export type Refusal = Pick<Fault, 'what' | 'why' | 'remedy' | 'edits'>;

/** What programs of many builds refuse for certain, by the program’s name. */
export const refusals: Readonly<Record<string, (line: PlainLine) => Refusal | undefined>> = {
  npm: scriptWithoutRun,
  npx: packageByNpx,
  pip: listAsPackage,
  pip3: listAsPackage,
  mvn: unknownPhase,
  mvnw: (line) => wrapperWithoutPath(line) ?? unknownPhase(line),
  gradlew: wrapperWithoutPath,
  kubectl: fileWithoutOption,
  helm: repositoryGone,
};

/** Scripts as projects call them. Each is run by `npm run`; npm itself has no such commands (npm Docs, CLI commands). */
const scripts =
  /^(build|bundle|compile|coverage|deploy|dev|e2e|format|lint|prod|serve|typecheck|[a-z]+:[\w:-]+)$/;

function scriptWithoutRun({ words: [script], args: [word] }: PlainLine): Refusal | undefined {
  if (!word || !script || !scripts.test(script)) return undefined;
  return {
    what: t`npm has no command ${script}`,
    why: t`a script of package.json is run by npm run: “Unknown command”`,
    remedy: t`write npm run ${script}`,
    edits: [before(word, 'run ')],
  };
}

function packageByNpx({ words: [command] }: PlainLine): Refusal | undefined {
  if (!/^(install|ci|run|test|start|uninstall|update)$/.test(command ?? '')) return undefined;
  return {
    what: t`npx runs a program called ${command ?? ''}, not the command of npm`,
    why: t`npx looks for a program of that name in the packages and on the machine`,
    remedy: t`write npm ${command ?? ''}`,
  };
}

function listAsPackage({ words, args }: PlainLine): Refusal | undefined {
  const [command, ...rest] = words;
  if (command !== 'install') return undefined;
  const at = rest.findIndex((text) => /^[\w./-]*requirements[\w.-]*\.txt$/.test(text ?? ''));
  const option = rest[at - 1] ?? '';
  const word = args[at + 1];
  if (at < 0 || !word || /^(-\w*[rct]|--(requirement|constraint|target|log|report))$/.test(option))
    return undefined;
  return {
    what: t`pip takes ${word.text} for the name of a package`,
    why: t`a list of packages is named after -r: “Could not find a version that satisfies the requirement”`,
    remedy: t`write -r before it`,
    edits: [before(word, '-r ')],
  };
}

/** The phases of Maven’s three lifecycles (Apache Maven, Introduction to the Build Lifecycle). */
const phases = [
  'validate initialize generate-sources process-sources generate-resources process-resources',
  'compile process-classes generate-test-sources process-test-sources generate-test-resources',
  'process-test-resources test-compile process-test-classes test prepare-package package',
  'pre-integration-test integration-test post-integration-test verify install deploy',
  'pre-clean clean post-clean pre-site site post-site site-deploy',
]
  .join(' ')
  .split(' ');

function unknownPhase({ words }: PlainLine): Refusal | undefined {
  const isPhase = (text = '') => /^[a-z][a-z-]+$/.test(text) && !phases.includes(text);
  // The word after a short option may be its value.
  const wrong = words.find((text, at) => isPhase(text) && !/^-/.test(words[at - 1] ?? '-'));
  const first = isPhase(words[0]) ? words[0] : undefined;
  const phase = first ?? wrong;
  const meant = phase && nearest(phase, phases);
  if (!phase || !meant) return undefined;
  return {
    what: t`Maven has no phase ${phase}`,
    why: t`a word without a colon is a phase of the lifecycle: “Unknown lifecycle phase”`,
    remedy: t`write ${meant}`,
  };
}

function wrapperWithoutPath({ name, program }: PlainLine): Refusal | undefined {
  if (program.text !== name) return undefined;
  return {
    what: t`${name} lies in the source, where the shell does not look for programs`,
    why: t`a program without a path is looked for in PATH alone: “command not found”`,
    remedy: t`write ./${name}`,
    edits: [before(program, './')],
  };
}

function fileWithoutOption({ words, args: [, word] }: PlainLine): Refusal | undefined {
  const [verb, file, ...rest] = words;
  const isFile = /^[\w./-]+(\.ya?ml|\.json|\/)$/.test(file ?? '');
  const isNamed = rest.some(
    (text) => text === undefined || /^(-[fk]|--(filename|kustomize))/.test(text),
  );
  if (verb !== 'apply' || !word || !isFile || isNamed) return undefined;
  return {
    what: t`kubectl apply is given ${word.text} without -f`,
    why: t`it takes files only after -f, and folders of kustomize after -k: “Unexpected args”`,
    remedy: t`write -f before it`,
    edits: [before(word, '-f ')],
  };
}

/** Where Helm’s first charts were until November 2020 (Helm Blog, New location for stable and incubator charts). */
const gone = /^(https:\/\/)kubernetes-charts(-incubator)?\.storage\.googleapis\.com\/?$/;

function repositoryGone({ words: [group, verb, , url], args }: PlainLine): Refusal | undefined {
  const [, , isIncubator] = gone.exec(url ?? '') ?? [];
  const word = args[3];
  if (group !== 'repo' || verb !== 'add' || !word || !gone.test(url ?? '')) return undefined;
  const now = `https://charts.helm.sh/${isIncubator ? 'incubator' : 'stable'}`;
  return {
    what: t`there are no charts at ${url} any more`,
    why: t`the address is shut down: “not a valid chart repository or cannot be reached”`,
    remedy: t`write ${now}`,
    edits: word.text === url ? [{ span: word.span, text: now }] : [],
  };
}

function before({ span: { start } }: Word, text: string): Edit {
  return { span: { start, end: start }, text };
}
