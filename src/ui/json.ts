import type { Writable } from 'node:stream';
import type {
  AnswerKey,
  Change,
  Finding,
  Proof,
  Remedy,
  Report,
  Setup,
  Ui,
  WalkEvent,
} from '../types.ts';
import { openScript } from './script.ts';
import { harmless } from './tokens.ts';
import type { Words } from './words.ts';

/**
 * A report as the one JSON document that `--json` prints. Of changes it holds the words and the
 * commands, never the values, so that neither a secret nor a SecureString's value can be in it.
 */
export function reportJson(report: Report, words: Words): object {
  const { version, command, proven, steps, findings, changes, files, undone } = report;
  const { proof, beside } = report;
  return {
    version,
    command,
    proven,
    steps: steps.map(({ id, state }) => ({ id, state })),
    findings: findings.map((finding) => findingJson(finding, words)),
    changes: changes.map(({ change, state }) => ({ ...changeJson(change, words), state })),
    ...(proof && { proof: proofJson(proof) }),
    ...(beside && { beside: beside.map(proofJson) }),
    ...(files && { files }),
    ...(undone && { undone }),
  };
}

function proofJson({ image, digest, where, at, build, phases }: Proof): object {
  return {
    ...{ image, digest, where, at },
    ...(build && { build }),
    ...(phases && {
      phases: phases.map(({ type, status, seconds }) => ({ type, status, seconds })),
    }),
  };
}

/** A face for programs: every event is a line of JSON, and nobody is asked (see `openScript`). */
export function openJsonEvents(options: { output: Writable; words: Words; consent: boolean }): Ui {
  const { output, words, consent } = options;
  return {
    ...openScript({ words, consent }),
    tell: (event) => void output.write(`${JSON.stringify(eventJson(event, words))}\n`),
  };
}

function eventJson(event: WalkEvent, words: Words): object {
  switch (event.event) {
    case 'started':
      return { ...event, setup: openly(event.setup) };
    case 'looking':
      return event;
    case 'noted':
      return { ...event, lines: event.lines.map(harmless) };
    case 'page':
      return event;
    case 'waiting':
      return { ...event, what: harmless(event.what) };
    case 'looked': {
      const findings = event.findings.map((finding) => findingJson(finding, words));
      return { ...event, findings, setup: openly(event.setup) };
    }
    case 'answered':
      return isSecret(event.key) ? { ...event, value: undefined } : event;
    case 'changing':
    case 'progress':
      return { ...event, change: changeJson(event.change, words) };
    case 'changed': {
      const change = { ...changeJson(event.change, words), state: event.state };
      const finding = event.finding && findingJson(event.finding, words);
      return { event: event.event, change, ...(finding && { finding }) };
    }
    case 'ended':
      return { event: event.event, report: reportJson(event.report, words) };
  }
}

/** A finding as `--json` prints it. */
export function findingJson(finding: Finding, words: Words): object {
  const { check, step, severity, what, why, where, passage, because, toDo, remedy } = finding;
  return {
    check,
    step,
    severity,
    what: harmless(what),
    why: harmless(why),
    ...(where && { where }),
    ...(passage && {
      passage: passage.map(({ number, text }) => ({
        ...(number > 0 && { line: number }),
        text: harmless(text),
      })),
    }),
    ...(because && { because }),
    ...(toDo && { toDo }),
    remedy: remedyJson(remedy, words),
  };
}

function remedyJson(remedy: Remedy, words: Words): object {
  const changes = remedy.kind === 'change' ? remedy.changes : [];
  return {
    kind: remedy.kind,
    text: harmless(remedy.text),
    changes: changes.map((change) => changeJson(change, words)),
  };
}

function changeJson(change: Change, words: Words): object {
  return {
    kind: change.kind,
    say: harmless(words.say(change)),
    commands: words.byHand(change),
  };
}

const isSecret = (key: AnswerKey): boolean => key === 'password' || key === 'mfaCode';

/** The setup without its secrets, which even as dots would say that they were given. */
function openly({ password: _, mfaCode: __, ...rest }: Setup): Setup {
  return rest;
}
