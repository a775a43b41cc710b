import { chmod, copyFile, mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';
import { englishPages } from './pages.mjs';

/**
 * Yoga's WebAssembly lies in its module as base 64. Where there is a `fetch` it is read by that, for
 * which Node loads a whole HTTP client: 30 ms before the screen stands.
 */
const yogaWithoutFetch = {
  name: 'yoga-without-fetch',
  setup(building) {
    building.onLoad({ filter: /yoga-wasm-base64-esm\.js$/ }, async ({ path }) => ({
      contents: `const fetch = undefined;\n${await readFile(path, 'utf8')}`,
    }));
  },
};

/**
 * What firstpush has no use for in dockerode: its sessions with BuildKit, which would load gRPC, its
 * reader of BuildKit's status, and engines behind SSH. Without these it needs no file of its own, and
 * is loaded in a tenth of the time.
 */
const dockerodeAlone = {
  name: 'dockerode-alone',
  setup(building) {
    const filter = /dockerode\/lib\/(session|buildkit)\.js$|docker-modem\/lib\/ssh\.js$/;
    building.onLoad({ filter }, ({ path }) => ({
      contents: `module.exports = () => { throw new Error('left out: ${basename(path)}'); };`,
    }));
  },
};

/**
 * The same reader of YAML for any engine. The one for Node asks the environment at each token whether
 * to log it: a hundred times in a usual buildspec.
 */
const yamlAlone = new URL('browser/index.js', import.meta.resolve('yaml/package.json'));

await rm('dist', { recursive: true, force: true });
await build({
  entryPoints: ['src/cli.ts', 'src/cli/look-thread.ts'],
  outbase: 'src',
  outdir: 'dist',
  bundle: true,
  splitting: true,
  format: 'esm',
  platform: 'node',
  target: 'node20.19',
  // Names stay as they are: short ones would have to be given back to each function as it is made.
  minifySyntax: true,
  minifyWhitespace: true,
  legalComments: 'none',
  mainFields: ['module', 'main'],
  jsx: 'automatic',
  chunkNames: 'chunks/[name]-[hash]',
  // Ink's developer tools are not for users.
  external: ['react-devtools-core'],
  define: { 'process.env.NODE_ENV': '"production"', 'Intl.Segmenter': 'LazySegmenter' },
  inject: ['scripts/lazy-segmenter.mjs'],
  alias: { yaml: fileURLToPath(yamlAlone) },
  plugins: [yogaWithoutFetch, dockerodeAlone],
  // Parts of the bundle are CommonJS and ask for Node's own modules.
  banner: {
    js: "import { createRequire as __createRequire } from 'node:module'; const require = __createRequire(import.meta.url);",
  },
  logLevel: 'warning',
});
await chmod('dist/cli.js', 0o755);

// What is read while it runs: the pages of `explain` and of the tutorial, and the words of languages.
for (const { path, name } of await englishPages()) await copy(path, join('dist/pages/en', name));
for (const language of await readdir('languages')) {
  const from = join('languages', language);
  const texts = JSON.parse(await readFile(join(from, 'words.json'), 'utf8'));
  await mkdir('dist/languages', { recursive: true });
  await writeFile(join('dist/languages', `${language}.json`), JSON.stringify(texts));
  for (const name of await readdir(from, { recursive: true })) {
    if (name.endsWith('.md')) await copy(join(from, name), join('dist/pages', language, name));
  }
}

async function copy(from, to) {
  await mkdir(dirname(to), { recursive: true });
  await copyFile(from, to);
}
