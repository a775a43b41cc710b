import { Refusal } from '../refusal.ts';
import { nanoseconds } from './duration.ts';
import { execForm, type Instruction } from './instruction.ts';
import { splitPairs } from './words.ts';

/** What the arguments of an instruction must be, and the flags it knows. */
interface Rule {
  flags?: string[];
  /** What is wrong with the arguments, in the engine's words. */
  fault?: (instruction: Instruction, escapeChar: string) => string | undefined;
}

const rules: Record<string, Rule> = {
  ADD: { flags: ['chown', 'chmod', 'link', 'checksum', 'exclude'], fault: sourcesFault },
  ARG: { fault: atLeastOne },
  CMD: {},
  COPY: { flags: ['from', 'chown', 'chmod', 'link', 'parents', 'exclude'], fault: sourcesFault },
  ENTRYPOINT: {},
  ENV: { fault: pairsFault },
  EXPOSE: { fault: atLeastOne },
  FROM: { flags: ['platform'], fault: fromFault },
  HEALTHCHECK: {
    flags: ['interval', 'timeout', 'start-period', 'start-interval', 'retries'],
    fault: healthFault,
  },
  LABEL: { fault: pairsFault },
  MAINTAINER: { fault: exactlyOne },
  ONBUILD: { fault: triggerFault },
  RUN: { flags: ['mount', 'network', 'security'] },
  SHELL: { fault: shellFault },
  STOPSIGNAL: { fault: exactlyOne },
  USER: { fault: exactlyOne },
  VOLUME: { fault: atLeastOne },
  WORKDIR: { fault: exactlyOne },
};

/** @throws Refusal 400 with the line and the fault, in the engine's words */
export function checkSyntax(instruction: Instruction, escapeChar: string): void {
  const { keyword, line, flags } = instruction;
  const rule = rules[keyword];
  const unknown = [...flags.keys()].find((name) => !rule?.flags?.includes(name));
  const fault =
    rule === undefined
      ? `unknown instruction: ${keyword}`
      : unknown === undefined
        ? rule.fault?.(instruction, escapeChar)
        : `unknown flag: ${unknown}`;
  if (fault !== undefined) {
    throw new Refusal(400, `dockerfile parse error on line ${line}: ${fault}`);
  }
}

function atLeastOne({ keyword, text }: Instruction): string | undefined {
  return text === '' || execForm(text)?.length === 0
    ? `${keyword} requires at least one argument`
    : undefined;
}

function exactlyOne({ keyword, text }: Instruction): string | undefined {
  return text === '' ? `${keyword} requires exactly one argument` : undefined;
}

function sourcesFault({ keyword, text }: Instruction): string | undefined {
  const words = execForm(text) ?? text.split(/\s+/).filter(Boolean);
  return words.length < 2
    ? `${keyword} requires at least two arguments, but only one was provided. Destination could not be determined`
    : undefined;
}

function pairsFault({ keyword, text }: Instruction, escapeChar: string): string | undefined {
  if (text === '') return `${keyword} requires at least one argument`;
  if (text.startsWith('=')) return `${keyword} names can not be blank`;
  if (!/[=\s]/.test(text)) {
    throw new Refusal(400, `failed to parse Dockerfile: ${keyword} must have two arguments`);
  }
  splitPairs(text, escapeChar);
  return undefined;
}

function fromFault({ text }: Instruction): string | undefined {
  const [, as, name, ...more] = text.split(/\s+/);
  if (text === '' || (as !== undefined && (as.toUpperCase() !== 'AS' || !name || more.length))) {
    return 'FROM requires either one or three arguments';
  }
  return name === undefined || /^[a-z][a-z0-9-_.]*$/i.test(name)
    ? undefined
    : `invalid name for build stage: ${JSON.stringify(name)}, name can't start with a number or contain symbols`;
}

function healthFault({ text, flags }: Instruction): string | undefined {
  const [kind = ''] = text.split(/\s+/);
  if (text === '') return 'HEALTHCHECK requires at least one argument';
  if (!/^(CMD|NONE)$/i.test(kind)) {
    return `Unknown type ${JSON.stringify(kind.toUpperCase())} in HEALTHCHECK (try CMD)`;
  }
  const retries = flags.get('retries') ?? '1';
  if (!/^[1-9]\d*$/.test(retries)) return `--retries must be at least 1 (not ${retries})`;
  const durations = [...flags].filter(([name]) => name !== 'retries').map(([, value]) => value);
  const wrong = durations.find((value) => nanoseconds(value) === undefined);
  return wrong === undefined ? undefined : `time: invalid duration ${JSON.stringify(wrong)}`;
}

function shellFault({ text }: Instruction): string | undefined {
  return execForm(text) ? undefined : 'SHELL requires the arguments to be in JSON form';
}

function triggerFault({ text }: Instruction): string | undefined {
  const [word = ''] = text.toUpperCase().split(/\s+/);
  if (word === '') return 'ONBUILD requires at least one argument';
  if (word === 'ONBUILD') return "Chaining ONBUILD via `ONBUILD ONBUILD` isn't allowed";
  return word === 'FROM' || word === 'MAINTAINER'
    ? `${word} isn't allowed as an ONBUILD trigger`
    : undefined;
}
