/** One instruction of a Dockerfile. */
export interface Instruction {
  /** Line where it starts, from 1. */
  line: number;
  /** Upper case, e.g. `COPY`. */
  keyword: string;
  /** `--name=value` before the arguments; empty where no value is written, the last where several. */
  flags: Map<string, string>;
  /** The arguments on one line: continued lines joined, comments between them gone. */
  text: string;
  /** Keyword, flags and arguments on one line, for the build's output and the image's history. */
  shown: string;
  heredocs: Heredoc[];
}

/** A here-document of an instruction. */
export interface Heredoc {
  /** The word that ends it, which is also the name of the file it becomes. */
  word: string;
  body: string;
  /** True when variables in the body are to be filled in: its word was not quoted. */
  expands: boolean;
}

/** The arguments when they are written as a JSON array of strings, the exec form. */
export function execForm(text: string): string[] | undefined {
  if (!text.startsWith('[')) return undefined;
  try {
    const list: unknown = JSON.parse(text);
    const strings = Array.isArray(list) && list.every((item) => typeof item === 'string');
    return strings ? list : undefined;
  } catch {
    return undefined;
  }
}
