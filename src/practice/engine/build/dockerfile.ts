import { DockerfileParser, type Instruction as Parsed } from 'dockerfile-ast';
import { Refusal } from '../refusal.ts';
import type { Heredoc, Instruction } from './instruction.ts';
import { checkSyntax } from './syntax.ts';

/** A Dockerfile read, and found to be well-formed. */
export interface Dockerfile {
  instructions: Instruction[];
  /** The character that escapes and continues lines: a backslash, or what a directive says. */
  escapeChar: string;
}

/**
 * Reads a Dockerfile.
 * @param name as the user wrote it, for the error
 * @throws Refusal 400 in the engine's words
 */
export function readDockerfile(text: string, name: string): Dockerfile {
  if (text === '') throw new Refusal(400, `the Dockerfile (${name}) cannot be empty`);
  const unified = text.replace(/^\uFEFF/, '').replace(/\r\n/g, '\n');
  const parsed = DockerfileParser.parse(unified);
  const escapeChar = parsed.getEscapeCharacter();
  const lines = unified.split('\n');
  const instructions = parsed.getInstructions().map((one) => instructionOf(one, lines, escapeChar));
  if (instructions.length === 0) {
    throw new Refusal(400, 'failed to parse Dockerfile: file with no instructions');
  }
  for (const instruction of instructions) checkSyntax(instruction, escapeChar);
  const start = instructions.find(({ keyword }) => keyword !== 'ARG');
  if (start?.keyword !== 'FROM') throw new Refusal(400, 'no build stage in current context');
  return { instructions, escapeChar };
}

/** Reads the one instruction that an ONBUILD trigger holds. */
export function readTrigger(text: string): Instruction {
  const [parsed] = DockerfileParser.parse(text).getInstructions();
  if (parsed === undefined) throw new Refusal(400, `failed to parse trigger: ${text}`);
  const instruction = instructionOf(parsed, text.split('\n'), '\\');
  checkSyntax(instruction, '\\');
  return instruction;
}

function instructionOf(parsed: Parsed, lines: string[], escapeChar: string): Instruction {
  const { start, end } = parsed.getRange();
  const own = lines.slice(start.line, end.line + 1);
  const { joined, used } = joinContinued(own, escapeChar);
  const afterKeyword = joined.trim().slice(parsed.getInstruction().length).trim();
  const { flags, text } = takeFlags(afterKeyword);
  return {
    line: start.line + 1,
    keyword: parsed.getKeyword(),
    flags,
    text,
    shown: `${parsed.getKeyword()} ${afterKeyword}`.trim(),
    heredocs: heredocsOf(text, own.slice(used)),
  };
}

/** Joins an instruction's lines up to the first that is not continued, comments left out. */
function joinContinued(lines: string[], escapeChar: string): { joined: string; used: number } {
  let joined = '';
  for (const [index, line] of lines.entries()) {
    if (index > 0 && /^\s*(#|$)/.test(line)) continue;
    const trimmed = line.trimEnd();
    if (!trimmed.endsWith(escapeChar)) return { joined: joined + trimmed, used: index + 1 };
    joined += trimmed.slice(0, -1);
  }
  return { joined, used: lines.length };
}

function takeFlags(text: string): { flags: Map<string, string>; text: string } {
  const [written = ''] = /^(--[a-z-]+(=\S*)?(\s+|$))*/.exec(text) ?? [];
  const flags = [...written.matchAll(/--([a-z-]+)(?:=(\S*))?/g)];
  return {
    flags: new Map(flags.map(([, name = '', value = '']) => [name, value])),
    text: text.slice(written.length),
  };
}

/** The here-documents that the arguments announce, cut from the lines that follow them. */
function heredocsOf(text: string, lines: string[]): Heredoc[] {
  if (lines.length === 0) return [];
  const announced = [...text.matchAll(/<<(-?)(["']?)(\w+)\2/g)];
  let rest = lines;
  return announced.map(([, dash, quote, word = '']) => {
    const bare = (line: string) => (dash ? line.replace(/^\t+/, '') : line);
    const end = rest.findIndex((line) => bare(line) === word);
    const body = rest.slice(0, end).map((line) => `${bare(line)}\n`);
    rest = rest.slice(end + 1);
    return { word, body: body.join(''), expands: quote === '' };
  });
}
