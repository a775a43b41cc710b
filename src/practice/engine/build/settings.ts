import { Refusal } from '../refusal.ts';
import type { Healthcheck } from '../store/image.ts';
import { nanoseconds } from './duration.ts';
import { execForm, type Instruction } from './instruction.ts';
import { portsOf } from './ports.ts';
import { fill, type Stage } from './stage.ts';
import { splitPairs, splitWords } from './words.ts';

type Setting = (stage: Stage, instruction: Instruction, escapeChar: string) => void;

/** The instructions that change nothing but the image's settings. */
const table: Record<string, Setting> = {
  CMD(stage, { text }) {
    stage.settings.Cmd = commandOf(stage, text);
    stage.commandSet = true;
  },
  ENTRYPOINT(stage, { text }) {
    stage.settings.Entrypoint = commandOf(stage, text);
    if (!stage.commandSet) stage.settings.Cmd = null;
  },
  ENV(stage, { text }, escapeChar) {
    const variables = (stage.settings.Env ?? []).map((pair) => splitPair(pair));
    const changed = new Map([...variables, ...filledPairs(stage, text, escapeChar)]);
    stage.settings.Env = [...changed].map(([name, value]) => `${name}=${value}`);
  },
  EXPOSE(stage, { text }, escapeChar) {
    const words = splitWords(text, escapeChar).map((word) => fill(stage, word, escapeChar));
    const ports = words
      .flatMap((word) => word.split(/\s+/).filter(Boolean).flatMap(portsOf))
      .map((port) => [port, {}]);
    stage.settings.ExposedPorts = { ...stage.settings.ExposedPorts, ...Object.fromEntries(ports) };
  },
  HEALTHCHECK(stage, instruction) {
    stage.settings.Healthcheck = healthcheckOf(instruction);
  },
  LABEL(stage, { text }, escapeChar) {
    const labels = Object.fromEntries(filledPairs(stage, text, escapeChar));
    stage.settings.Labels = { ...stage.settings.Labels, ...labels };
  },
  MAINTAINER(stage, { text }) {
    stage.author = text;
  },
  ONBUILD(stage, { text }) {
    stage.settings.OnBuild = [...(stage.settings.OnBuild ?? []), text];
  },
  SHELL(stage, { text }) {
    stage.settings.Shell = execForm(text) ?? [];
  },
  STOPSIGNAL(stage, { text }, escapeChar) {
    const signal = fill(stage, text, escapeChar);
    if (!/^(\d+|SIG[A-Z0-9+-]+)$/.test(signal)) throw new Refusal(400, `Invalid signal: ${signal}`);
    stage.settings.StopSignal = signal;
  },
  USER(stage, { text }, escapeChar) {
    stage.settings.User = fill(stage, text, escapeChar);
  },
  VOLUME(stage, { text }, escapeChar) {
    const words = execForm(text) ?? text.split(/\s+/);
    const volumes = words.map((word) => [fill(stage, word, escapeChar), {}]);
    stage.settings.Volumes = { ...stage.settings.Volumes, ...Object.fromEntries(volumes) };
  },
};

/** Carries out an instruction when it is one that changes settings only; false when it is not. */
export function applySetting(stage: Stage, instruction: Instruction, escapeChar: string): boolean {
  const setting = table[instruction.keyword];
  setting?.(stage, instruction, escapeChar);
  return setting !== undefined;
}

function filledPairs(stage: Stage, text: string, escapeChar: string): [string, string][] {
  return splitPairs(text, escapeChar).map(([name, value]) => [
    fill(stage, name, escapeChar),
    fill(stage, value, escapeChar),
  ]);
}

function splitPair(pair: string): [string, string] {
  const [name = ''] = pair.split('=');
  return [name, pair.slice(name.length + 1)];
}

/** A command as it is started: the exec form as it stands, the shell form behind the shell. */
function commandOf(stage: Stage, text: string): string[] {
  if (text === '') return [];
  return execForm(text) ?? [...(stage.settings.Shell ?? ['/bin/sh', '-c']), text];
}

function healthcheckOf({ text, flags }: Instruction): Healthcheck {
  if (/^none$/i.test(text)) return { Test: ['NONE'] };
  const command = text.replace(/^cmd\s*/i, '');
  const exec = execForm(command);
  const lasting = (flag: string, member: string) => {
    const value = nanoseconds(flags.get(flag) ?? '');
    return value === undefined ? {} : { [member]: value };
  };
  return {
    Test: exec ? ['CMD', ...exec] : ['CMD-SHELL', command],
    ...lasting('interval', 'Interval'),
    ...lasting('timeout', 'Timeout'),
    ...lasting('start-period', 'StartPeriod'),
    ...lasting('start-interval', 'StartInterval'),
    ...(flags.has('retries') && { Retries: Number(flags.get('retries')) }),
  };
}
