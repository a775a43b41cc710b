import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('../src', import.meta.url));

/** A file of src: its path below it, its layer, its text, and what it imports. */
export interface Source {
  path: string;
  /** The folder below src that it stands in, or its own name where it stands in none. */
  layer: string;
  text: string;
  /** Packages and parts of Node. */
  packages: readonly string[];
  /** Files of src, by their paths. */
  files: readonly string[];
}

const isCode = /\.tsx?$/;
const names = String.raw`(?:type )?(?:\{[^}]*\}|\*(?: as \w+)?|\w+(?:, \{[^}]*\})?)`;
const importOrExport = new RegExp(
  String.raw`^(?:import|export) ${names} from '([^']+)'|^import '([^']+)'|\bimport\('([^']+)'\)`,
  'gm',
);

/** Every file of src that is code. */
export function sources(): Source[] {
  return readdirSync(root, { recursive: true, encoding: 'utf8' })
    .filter((path) => isCode.test(path))
    .map((path) => sourceAt(path));
}

/** The names in a folder of src. */
export const namesIn = (folder: string): string[] => readdirSync(join(root, folder));

/** The layer of a path below src. */
export const layerOf = (path: string): string => path.split('/')[0]?.replace(isCode, '') ?? '';

function sourceAt(path: string): Source {
  const text = readFileSync(join(root, path), 'utf8');
  const imports = [...text.matchAll(importOrExport)].map(
    (match) => match[1] ?? match[2] ?? match[3] ?? '',
  );
  const isOurs = (name: string) => name.startsWith('.');
  return {
    path,
    layer: layerOf(path),
    text,
    packages: imports.filter((name) => !isOurs(name)),
    files: imports.filter(isOurs).map((name) => relative(root, join(root, dirname(path), name))),
  };
}
