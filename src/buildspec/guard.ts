import type {
  CommandNode,
  PipelineNode,
  Word as ShellWord,
  Statement,
  TestExpression,
} from 'unbash';
import { partsOf } from './expand.ts';
import { onlyVariable, resolve } from './words.ts';

/** What the outcome of a test says about the build: that it is succeeding when true, or when false. */
interface Proof {
  readonly whenTrue: boolean;
  readonly whenFalse: boolean;
}

const none: Proof = { whenTrue: false, whenFalse: false };

/**
 * What a condition says about `CODEBUILD_BUILD_SUCCEEDING`, which is 1 until a command fails and 0
 * from then on (AWS CodeBuild User Guide, Environment variables in build environments).
 */
export function proofOf(node: Statement['command']): Proof {
  switch (node.type) {
    case 'AndOr': {
      const proofs = node.commands.map(proofOf);
      const all = (operator: string) => node.operators.every((found) => found === operator);
      return {
        whenTrue: all('&&') && proofs.some((proof) => proof.whenTrue),
        whenFalse: all('||') && proofs.some((proof) => proof.whenFalse),
      };
    }
    case 'Pipeline': {
      const [only] = node.commands;
      if (node.commands.length !== 1 || only === undefined) return none;
      const negations = node.prefixes.filter(({ type }) => type === 'Negation').length;
      return negations % 2 === 0 ? proofOf(only) : turned(proofOf(only));
    }
    case 'Command': {
      if (node.name?.value !== '[' && node.name?.value !== 'test') return none;
      const words = node.args.filter((arg) => arg.type === 'Word');
      return proofOfWords(words.filter(({ value }) => value !== ']'));
    }
    case 'TestCommand':
      return proofOfTest(node.expression);
    case 'ArithmeticCommand': {
      const body = node.body.replace(/[\s${}]/g, '');
      return isName(body) ? { whenTrue: true, whenFalse: false } : proofOfText(body);
    }
    default:
      return none;
  }
}

/** True for a command whose failing only answers a question and does not mean that something broke. */
export function isTest(node: PipelineNode | CommandNode): boolean {
  if (node.type === 'TestCommand' || node.type === 'ArithmeticCommand') return true;
  if (node.type === 'Pipeline') {
    const last = node.commands.at(-1);
    return (
      node.prefixes.some(({ type }) => type === 'Negation') || (last !== undefined && isTest(last))
    );
  }
  return node.type === 'Command' && questions.has(node.name?.value ?? '');
}

const holds = new Set(['=1', '==1', '-eq1', '!=0', '-ne0', '-gt0', '>0']);
const fails = new Set(['=0', '==0', '-eq0', '!=1', '-ne1', '-lt1', '<1']);
const questions = new Set([
  '[',
  'test',
  'grep',
  'egrep',
  'command',
  'type',
  'which',
  'cmp',
  'diff',
]);

function turned({ whenTrue, whenFalse }: Proof): Proof {
  return { whenTrue: whenFalse, whenFalse: whenTrue };
}

function proofOfWords(words: readonly ShellWord[]): Proof {
  if (words.some(({ value }) => value === '-o')) return none;
  const negated = words[0]?.value === '!';
  const rest = negated ? words.slice(1) : words;
  const proofs = rest.map((_, i) => proofOfThree(rest[i], rest[i + 1]?.value, rest[i + 2]));
  const proof = {
    whenTrue: proofs.some(({ whenTrue }) => whenTrue),
    whenFalse: rest.length === 3 && proofs.some(({ whenFalse }) => whenFalse),
  };
  return negated ? turned(proof) : proof;
}

function proofOfTest(test: TestExpression): Proof {
  switch (test.type) {
    case 'TestBinary':
      return proofOfThree(test.left, test.operator, test.right);
    case 'TestGroup':
      return proofOfTest(test.expression);
    case 'TestNot':
      return test.negations.length % 2 === 0
        ? proofOfTest(test.operand)
        : turned(proofOfTest(test.operand));
    case 'TestLogical': {
      const proofs = test.operands.map(proofOfTest);
      return {
        whenTrue: test.operator === '&&' && proofs.some(({ whenTrue }) => whenTrue),
        whenFalse: test.operator === '||' && proofs.some(({ whenFalse }) => whenFalse),
      };
    }
    default:
      return none;
  }
}

function proofOfThree(left?: ShellWord, operator?: string, right?: ShellWord): Proof {
  if (left === undefined || operator === undefined || right === undefined) return none;
  const [a, b] = isName(onlyVariable(partsOf(left))) ? [left, right] : [right, left];
  if (!isName(onlyVariable(partsOf(a)))) return none;
  return proofOfText(`CODEBUILD_BUILD_SUCCEEDING${operator}${resolve(partsOf(b)) ?? ''}`);
}

function proofOfText(text: string): Proof {
  const comparison = text.replace(/^CODEBUILD_BUILD_SUCCEEDING/, '');
  return { whenTrue: holds.has(comparison), whenFalse: fails.has(comparison) };
}

function isName(name: string | undefined): boolean {
  return name === 'CODEBUILD_BUILD_SUCCEEDING';
}
