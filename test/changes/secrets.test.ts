import { inspect } from 'node:util';
import { expect, test } from 'vitest';
import { shellText } from '../../src/changes/shell-text.ts';
import { commands, refused, say } from '../../src/changes/verbs.ts';
import type { Change } from '../../src/types.ts';
import { examples, plaintext } from './examples.ts';

const withSecret: Change[] = [
  examples.putSecret,
  examples.push,
  examples.build,
  examples.rehearsal,
  examples.withdraw,
];
const unseen = { reason: 'denied', tried: 'ssm:PutParameter', said: 'no' } as const;

test.each(withSecret.map((change) => [change.kind, change] as const))(
  'no way of showing the change %s shows its secret',
  (_, change) => {
    const shown = [
      JSON.stringify(change),
      inspect(change, { depth: null, showHidden: true, getters: true }),
      String(change),
      say(change),
      JSON.stringify(commands(change)),
      ...commands(change).map(shellText),
      JSON.stringify(refused(change, 'store', unseen)),
      inspect(structuredClone({ text: JSON.stringify(change) })),
    ].join('\n');
    expect(shown).not.toContain('hunter2');
    expect(shown).not.toContain(plaintext);
    expect(JSON.stringify(change)).toContain('••••••••');
  },
);
