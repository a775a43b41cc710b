import type { Came, Judged } from './judge.ts';
import { type Trouble, troubles } from './trouble.ts';

const letters: Readonly<Record<Came, string>> = {
  proven: 'P',
  finding: 'F',
  'could not tell': '?',
};

const meanings: Readonly<Record<Trouble, string>> = {
  refused: 'the connection breaks without an answer',
  throttled: 'it is asked too often',
  slow: 'the answer comes late',
  silent: 'no answer comes',
  cut: 'the answer breaks off in the middle',
  garbage: 'the answer is no answer in any format',
  broken: '503 and a page of a gateway',
  expired: 'the credentials have run out',
  redirected: '307 to another host',
};

/** The table of calls and faults, as a page. */
export function outcomesPage(judged: readonly Judged[]): string {
  const calls = [...new Set(judged.map(({ call }) => call))];
  const cell = (call: string, trouble: Trouble) => {
    const one = judged.find((each) => each.call === call && each.trouble === trouble);
    return one ? (one.wrong.length > 0 ? '**!**' : letters[one.came]) : '·';
  };
  const rows = calls.map((call) => {
    return `| \`${call}\` | ${troubles.map((trouble) => cell(call, trouble)).join(' | ')} |`;
  });
  const count = (text: string) =>
    judged.filter(({ wrong }) => wrong.some((one) => one.startsWith(text))).length;
  const slowest = Math.max(...judged.map(({ seconds }) => seconds));
  return `# Outcomes

What comes of a walk in which one call to the outside goes wrong, each time that it is made. A proxy
on loopback stands in front of the practice ground's AWS endpoint, registry and engine; the walk is
the whole one, from an empty account to a push proven here or by CodeBuild. Afterwards the same walk
is made without the fault, and has to end proven. \`npm run outcomes\` makes this page anew, and the
tests try a share of it each time.

${judged.length} tried: ${count('lost')} lost, ${count('the password leaked')} leaked, ${count('hung')} hung, ${count('a fault of ours')} faults of firstpush.
The longest walk took ${slowest.toFixed(0)} s; a server counts as silent after four seconds here, and after
15 s elsewhere.

**P** proven all the same (the call is not needed, or another way was found) · **F** a finding, exit 1 ·
**?** could not be told, exit 3 · **·** not tried

| fault | meaning |
| --- | --- |
${troubles.map((trouble) => `| ${trouble} | ${meanings[trouble]} |`).join('\n')}

| call | ${troubles.join(' | ')} |
| --- | ${troubles.map(() => '---').join(' | ')} |
${rows.join('\n')}

Not tried: an engine that is silent while it builds or pushes, since it may be so for as long as it
likes (the screen says what is waited for, and who waits may leave); a registry that is silent towards
the engine, which waits as it pleases; an engine that throttles or whose credentials expire, since
engines do neither.
`;
}
