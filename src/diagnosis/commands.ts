/** What the agent says about commands. */
type CommandMark =
  | { mark: 'running'; command: string }
  /** `exit` is absent while the text of a command of several lines goes on. */
  | { mark: 'failed'; command: string; exit?: number }
  /** Amplify's agent tells neither which command failed nor how: it is the one that runs. */
  | { mark: 'stopped' };

const running = /^(?:Running command|# Executing command:) (.*)$/;
const stopped = /^!!! (?:Build failed|Non-Zero Exit Code detected)$/;
const failed = /^Command did not exit successfully(?: (.*))?$/;
const exitStatus = /(?:^|\s)exit status (-?\d+)$/;

/** Reads a line as a mark of the commands; undefined for any other line. */
export function commandMark(text: string): CommandMark | undefined {
  const started = running.exec(text)?.[1];
  if (started !== undefined) return { mark: 'running', command: started };
  if (stopped.test(text)) return { mark: 'stopped' };
  const [found, ended = ''] = failed.exec(text) ?? [];
  if (found === undefined) return undefined;
  const exit = exitOf(ended);
  const command = ended.replace(exitStatus, '').trim();
  return exit === undefined ? { mark: 'failed', command } : { mark: 'failed', command, exit };
}

/** The status at the end of a text such as `make test exit status 2`. */
export function exitOf(text: string): number | undefined {
  const status = exitStatus.exec(text)?.[1];
  return status === undefined ? undefined : Number(status);
}

/** The command and status in a message of `COMMAND_EXECUTION_ERROR`. */
export function failedCommand(message: string): { command: string; exit?: number } | undefined {
  const [, command, why = ''] =
    /Error while executing command: ([\s\S]*?)(?:\. ?Reason: (.*))?$/.exec(message) ?? [];
  if (command === undefined) return undefined;
  const exit = exitOf(why);
  return exit === undefined ? { command } : { command, exit };
}
