import type { FileReads } from '../../types.ts';
import { templateWords } from './template-words.ts';

/** A buildspec template. */
export interface Template {
  name: string;
  /** What it is for. */
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
      const name = file.slice(0, -ending.length);
      const text = await reads.template(`buildspecs/${file}`);
      return { name, says: templateWords[name] ?? '', text };
    });
  return Promise.all(read);
}
