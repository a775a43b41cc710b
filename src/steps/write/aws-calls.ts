import { programOf } from '../../buildspec/program.ts';
import type { Story } from '../../buildspec/story.ts';
import type { Call } from '../../buildspec/story-shape.ts';
import { resolve, type Word } from '../../buildspec/words.ts';

/** A call of the AWS CLI: its service and operation, and the words after them. */
interface AwsCall {
  call: Call;
  rest: readonly Word[];
}

/** The calls of one operation of `aws ecr`, or of the service given, in order. */
export function ecrCalls(
  { calls }: Pick<Story, 'calls'>,
  operation: string,
  service = 'ecr',
): AwsCall[] {
  return calls.flatMap((call) => {
    const program = programOf(call.argv);
    if (program?.name !== 'aws') return [];
    const words = program.args.map(({ parts }) => resolve(parts));
    const at = words.indexOf(service);
    const isIt = at !== -1 && words[at + 1] === operation;
    return isIt
      ? [{ call, rest: [...program.args.slice(0, at), ...program.args.slice(at + 2)] }]
      : [];
  });
}

/** The word after an option, or after its sign of equality. */
export function optionOf({ rest }: AwsCall, name: string): string | undefined {
  const at = rest.findIndex(({ text }) => text === name || text.startsWith(`${name}=`));
  const word = rest[at];
  if (word === undefined) return undefined;
  return word.text === name ? rest[at + 1]?.text : word.text.slice(name.length + 1);
}
