import { readOptions } from '../../../buildspec/options.ts';
import { resolve, type Word } from '../../../buildspec/words.ts';
import { t } from '../../../language.ts';
import { type Fault, meaningCheck } from '../fault.ts';
import { plainLine } from '../plain-line.ts';

/** Every copy with aws s3 has two places, one of them in S3, and takes a folder whole. */
export const s3CopyRefused = meaningCheck(
  's3-copy-refused',
  t`every copy with aws s3 has two places, one of them in S3`,
  ({ story }): Fault[] =>
    story.calls.flatMap((call): Fault[] => {
      const { name, args = [], words: [service, verb = ''] = [] } = plainLine(call) ?? {};
      if (name !== 'aws' || service !== 's3' || !/^(cp|mv|sync)$/.test(verb)) return [];
      const { rest, options } = readOptions(args.slice(2), valued);
      const isRecursive = options.some(({ name: option }) => option === '--recursive');
      const words = refusal(verb, rest, isRecursive || verb === 'sync');
      if (!words) return [];
      return [{ severity: call.conditional ? 'warning' : 'error', ...words, at: call.span.start }];
    }),
);

function refusal(
  verb: string,
  places: readonly Word[],
  isWhole: boolean,
): Pick<Fault, 'what' | 'why' | 'remedy'> | undefined {
  const [from, to] = places;
  // A variable without quotes may hold several words, or an option.
  if (!from || from.text === 'help' || places.some(mayBeSeveral)) return undefined;
  if (!to) {
    return {
      what: t`aws s3 ${verb} is given ${from.text} alone`,
      why: t`it takes two places, from where and to where, and with one it copies nothing and fails`,
      remedy: t`add the other place, mostly s3://BUCKET/PATH`,
    };
  }
  const [source, target] = [resolve(from.parts), resolve(to.parts)];
  if (isLocal(source) && isLocal(target)) {
    return {
      what: t`neither place of aws s3 ${verb} is in S3`,
      why: t`a place in S3 begins with s3://, and the AWS CLI copies nothing between two others`,
      remedy: t`write the bucket as s3://BUCKET/PATH`,
    };
  }
  if (isWhole || !isLocal(source) || !source?.endsWith('/')) return undefined;
  return {
    what: t`aws s3 ${verb} is given the folder ${source}, and takes one file`,
    why: t`without --recursive the AWS CLI takes it for one file, and fails`,
    remedy: t`add --recursive, or use aws s3 sync`,
  };
}

function isLocal(place: string | undefined): boolean {
  return place !== undefined && place !== '-' && !/^(s3:\/\/|arn:)/.test(place);
}

function mayBeSeveral({ parts, text }: Word): boolean {
  return /\$@|\[@\]/.test(text) || parts.some(({ kind, quoted }) => kind !== 'literal' && !quoted);
}

/** Options of `aws s3 cp`, `mv` and `sync` that take a value (AWS CLI Command Reference). */
const valued = new Set(
  [
    '--acl --cache-control --case-conflict --checksum-algorithm --checksum-mode --content-disposition',
    '--content-encoding --content-language --content-type --copy-props --exclude --expected-size',
    '--expires --grants --include --metadata --metadata-directive --page-size --request-payer --sse',
    '--sse-c --sse-c-copy-source --sse-c-copy-source-key --sse-c-key --sse-kms-key-id',
    '--source-region --storage-class --website-redirect --region --profile --endpoint-url --output',
    '--query --ca-bundle --color --cli-read-timeout --cli-connect-timeout --cli-binary-format',
  ]
    .join(' ')
    .split(' '),
);
