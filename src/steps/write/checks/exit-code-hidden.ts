import type { Buildspec } from '../../../buildspec/buildspec.ts';
import { programOf } from '../../../buildspec/program.ts';
import type { Story } from '../../../buildspec/story.ts';
import type { Call } from '../../../buildspec/story-shape.ts';
import { t } from '../../../language.ts';
import { type Fault, meaningCheck } from '../fault.ts';

/** A docker build or push that fails ends the phase. */
export const exitCodeHidden = meaningCheck(
  'exit-code-hidden',
  t`a docker build or push that fails ends the phase`,
  ({ spec, story }): Fault[] => {
    const calls = [...story.builds, ...story.pushes].map(({ call }) => call);
    const told = new Set<unknown>();
    return calls
      .toSorted((a, b) => a.order - b.order)
      .flatMap((call): Fault[] => {
        const how = setsErrexit(call, story) ? undefined : hidden(call, spec, story);
        if (!how || told.has(call.command)) return [];
        told.add(call.command);
        return [{ severity: 'warning', at: call.span.start, ...how }];
      });
  },
);

type Words = Pick<Fault, 'what' | 'why' | 'remedy'>;

function hidden(call: Call, { text }: Buildspec, { pushes }: Story): Words | undefined {
  const rest = text.slice(call.span.end, call.command.span.end).replace(/^[ \t)"']+/, '');
  const what = t`the build goes on when this docker command fails`;
  if (/^\|\|\s*(true|:|echo)\b/.test(rest)) {
    return {
      what,
      why: t`what stands after || makes the whole line succeed`,
      remedy: t`take || and what follows out`,
    };
  }
  if (/^\|\s*tee\b/.test(rest) && !pushes.some(({ call: push }) => push.order > call.order)) {
    return {
      what,
      why: t`of a pipe only the last command’s outcome counts, and tee always succeeds`,
      remedy: t`write the log by > and cat it afterwards`,
    };
  }
  if (!/^(2>&1\s*)?[;\r\n]/.test(rest) || !goesOn(rest)) return undefined;
  // A push after it fails for want of the image.
  const after = pushes.filter((push) => push.call.command === call.command).at(-1)?.call;
  if (
    after &&
    after.order > call.order &&
    !goesOn(text.slice(after.span.end, call.command.span.end))
  ) {
    return undefined;
  }
  return {
    what,
    why: t`of several commands in one item only the last one’s outcome counts`,
    remedy: t`begin the item with set -e, or make an item of each command`,
  };
}

/** True where another command follows, and not only the end of a branch or loop. */
function goesOn(rest: string): boolean {
  const code = afterOtherBranches(rest.replace(/(^|\s)#.*/g, '')).replace(
    /^(\s|;|2>&1|fi\b|done\b|esac\b|\}|\)|["'])+/,
    '',
  );
  return code !== '' && !/^(then|do)\b/.test(code) && !/^\s*$/.test(code);
}

/** What follows the `if` in one of whose branches a command stands last: the others do not run. */
function afterOtherBranches(rest: string): string {
  if (!/^(\s|;|2>&1)*(else|elif)\b/.test(rest)) return rest;
  let depth = 1;
  for (const { 0: word, index } of rest.matchAll(/(?<![\w$-])(if|fi)(?![\w-])/g)) {
    depth += word === 'if' ? 1 : -1;
    if (depth === 0) return afterOtherBranches(rest.slice(index + word.length));
  }
  return '';
}

/** `set -e`, which holds from there on for all commands of the shell. */
function setsErrexit({ order }: Call, { calls }: Story): boolean {
  return calls.some((call) => {
    const { name, args = [] } = programOf(call.argv) ?? {};
    const texts = args.map(({ text }) => text);
    return (
      name === 'set' &&
      call.order < order &&
      texts.some((text) => /^-\w*e\w*$|^errexit$/.test(text))
    );
  });
}
