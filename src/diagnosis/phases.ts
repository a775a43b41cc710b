import type { PhaseContext } from './evidence.ts';

/** The phases of a build. Source: AWS CodeBuild API Reference, BuildPhase. */
export const phases = [
  'SUBMITTED',
  'QUEUED',
  'PROVISIONING',
  'DOWNLOAD_SOURCE',
  'DOWNLOAD_BATCHSPEC',
  'INSTALL',
  'PRE_BUILD',
  'BUILD',
  'POST_BUILD',
  'UPLOAD_ARTIFACTS',
  'FINALIZING',
  'COMPLETED',
] as const;
export type Phase = (typeof phases)[number];

/** What the agent says about phases. */
export type PhaseMark =
  | { mark: 'enter'; phase: string }
  | { mark: 'complete'; phase: string; succeeded: boolean; state: string }
  | { mark: 'context'; context: PhaseContext; phase?: string };

const entering = /^(?:Entering phase|Phase is|Waiting for) ([A-Z]+(?:_[A-Z]+)*)$/;
const complete =
  /^Phase complete:? ([A-Z]+(?:_[A-Z]+)*) (?:State: ?([A-Z_]+)|Success: ?(true|false))/i;
const context =
  /^(?:Phase context|Command exited with non-zero) status code:((?:(?!Message:).)*)(?:Message:(.*))?$/;
const terminated = /Phase: ([A-Z_]+), Code: ([^,]{0,80}), Message: (.*)$/;

/** Codes that CodeBuild gives, for text that was copied without the words around them. */
const bare =
  /^(?:[|\s]*([A-Z]+(?:_[A-Z]+)+)[|\s]+(?:FAILED|Failed|Error)[|\s]+)?((?:YAML_FILE|COMMAND_EXECUTION|CLIENT|VPC_CLIENT|INTERNAL_SERVICE|BATCH_SPEC_VALIDATION|STATIC_COMPUTE|INVALID_INPUT)_ERROR|ACCESS_DENIED|BUILD_TIMED_OUT|BUILD_CONTAINER_UNABLE_TO_PULL_IMAGE|QUEUED: ?INSUFFICIENT_SUBNET|Decrypted Variables Error|Secrets Manager Error|NO_BUILDSPEC)(?: Message)?: ?(.*)$/;

/** Reads a line as a mark of the phases; undefined for any other line. */
export function phaseMark(text: string): PhaseMark | undefined {
  const entered = entering.exec(text)?.[1];
  if (entered !== undefined && isPhase(entered)) return { mark: 'enter', phase: entered };
  const [, phase = '', state, success] = complete.exec(text) ?? [];
  if (isPhase(phase)) {
    const said = state ?? (success === 'true' ? 'SUCCEEDED' : 'FAILED');
    return { mark: 'complete', phase, succeeded: said === 'SUCCEEDED', state: said };
  }
  const read = contextOf(text);
  return read && { mark: 'context', ...read };
}

function contextOf(text: string): { context: PhaseContext; phase?: string } | undefined {
  const [, code, message = ''] = context.exec(text) ?? [];
  if (code !== undefined) return { context: { code: code.trim(), message: message.trim() } };
  const [, phase, told = '', why = ''] = terminated.exec(text) ?? [];
  if (phase !== undefined && isPhase(phase)) {
    return { context: { code: told.trim(), message: why.trim() }, phase };
  }
  if (text.startsWith('Error while executing command: ')) {
    return { context: { code: 'COMMAND_EXECUTION_ERROR', message: text } };
  }
  const [, row, short, said = ''] = bare.exec(text) ?? [];
  if (short === undefined) return undefined;
  const told2 = { context: { code: short, message: said.trim() } };
  return row !== undefined && isPhase(row) ? { ...told2, phase: row } : told2;
}

function isPhase(word: string): word is Phase {
  return (phases as readonly string[]).includes(word);
}
