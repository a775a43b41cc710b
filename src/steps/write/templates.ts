import type { FileReads } from '../../types.ts';

/** A buildspec template. */
export interface Template {
  name: string;
  /** Its first line, which says what it is for. */
  says: string;
  text: string;
}

const ending = '.buildspec.yml';

/** Every buildspec template that ships with firstpush, by name. */
export async function readTemplates(reads: FileReads): Promise<Template[]> {
  const files = await reads.templates('buildspecs');
  const read = files
    .filter((file) => file.endsWith(ending))
    .map(async (file) => {
      const text = await reads.template(`buildspecs/${file}`);
      const [, says = ''] = text.match(/^# (.*)/) ?? [];
      return { name: file.slice(0, -ending.length), says, text };
    });
  return Promise.all(read);
}
