import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { changed, type Fault } from './fault.ts';

/** A fault in the text of `buildspec.yml`. */
export function inBuildspec(id: string, title: string, edit: (text: string) => string): Fault {
  return {
    id,
    title,
    async break({ folder }) {
      const path = join(folder, 'buildspec.yml');
      await writeFile(path, changed(await readFile(path, 'utf8'), edit));
    },
  };
}

/** The text with commands put in, in plain words of YAML, before the one that begins with a text. */
export function commandBefore(beginning: string, ...commands: string[]): (text: string) => string {
  return (text) => {
    const [line, indent = ''] = text.match(new RegExp(`^( +)- ${beginning}`, 'm')) ?? [];
    const put = commands.map((command) => `${indent}- ${command}\n`).join('');
    return line === undefined ? text : text.replace(line, () => put + line);
  };
}
