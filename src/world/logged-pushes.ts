/** A push that a build's log tells of. Text that CodeBuild masked stands in it as `***`. */
export interface LoggedPush {
  /** `docker.io/alice/app`, where the log names it. */
  repository?: string;
  tag: string;
  digest: string;
}

const most = 100;
const refersTo = /\bThe push refers to repository \[([^\]\s]+)\]/;
const pushed = /(?:^|\s)([\w*][\w.*-]{0,160}): digest: (sha256:[0-9a-f*]+)(?:\s|$)/;
const byBuildKit = /\bpushing manifest for (\S+):([\w*][\w.*-]{0,160})@(sha256:[0-9a-f*]+)/;

/** Reads the pushes out of a log, line by line, in the words of the Docker CLI and of BuildKit. */
export class LoggedPushes {
  readonly #found: LoggedPush[] = [];
  #repository: string | undefined;

  hear(line: string): void {
    this.#repository = refersTo.exec(line)?.[1] ?? this.#repository;
    const [, tag, digest] = pushed.exec(line) ?? [];
    if (tag && digest) {
      this.#note({ ...(this.#repository && { repository: this.#repository }), tag, digest });
    }
    const [, repository, manifestTag, manifest] = byBuildKit.exec(line) ?? [];
    if (repository && manifestTag && manifest) {
      this.#note({ repository, tag: manifestTag, digest: manifest });
    }
  }

  /** The last hundred, in order. */
  get found(): readonly LoggedPush[] {
    return this.#found;
  }

  #note(push: LoggedPush): void {
    this.#found.push(push);
    if (this.#found.length > most) this.#found.shift();
  }
}

/**
 * True where a text of the log may be this one. CodeBuild puts `***` in the place of every value
 * that came from Parameter Store or Secrets Manager.
 * Source: AWS CodeBuild User Guide, Build specification reference, parameter-store.
 */
export function mayBe(logged: string, actual: string): boolean {
  const pieces = logged.split('***');
  const first = pieces[0] ?? '';
  const last = pieces.at(-1) ?? '';
  if (pieces.length === 1) return logged === actual;
  if (!actual.startsWith(first) || !actual.endsWith(last)) return false;
  let at = first.length;
  for (const piece of pieces.slice(1, -1)) {
    const found = actual.indexOf(piece, at);
    if (found === -1) return false;
    at = found + piece.length;
  }
  return at <= actual.length - last.length;
}
