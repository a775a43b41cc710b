import { mkdtempSync } from 'node:fs';
import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { test } from 'vitest';
import { installDocker } from '../../../src/practice/builds/docker/install.ts';
test('x', async () => {
  const f = mkdtempSync('/tmp/dk-');
  const close = await installDocker(f, { engine: undefined, logins: new Map() });
  const r = await promisify(execFile)(`${f}/docker`, ['build', 'nope']).catch((e) => e);
  console.log(r);
  await close();
});
