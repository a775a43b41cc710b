// Builds, and opens the walk in playground/, so that nothing of this repository is touched.
// What follows `npm start --` is passed on; a --dir of one's own wins over the playground.
import { mkdir } from 'node:fs/promises';

await import('./build.mjs');
await mkdir('playground', { recursive: true });
process.argv.splice(2, 0, '--dir', 'playground');
await import('../dist/cli.js');
