import { answerWords } from './answers.ts';
import { commandWords } from './options.ts';
import type { AnswerKey } from './types.ts';

/** The page of `--help`: one screen. */
export function helpText(version: string): string {
  const commands = Object.entries(commandWords).map(
    ([name, words]) => `  firstpush ${name.padEnd(9)} ${words}`,
  );
  const answers = (Object.keys(answerWords) as AnswerKey[])
    .filter((key) => key !== 'practice' && key !== 'password')
    .map((key) => {
      const { flag, value } = answerWords[key];
      return `--${flag}${value ? ` ${value}` : ''}`;
    });
  return `firstpush ${version}: from a Dockerfile and a registry account to a proven push from AWS CodeBuild

${commands.join('\n')}

Everywhere
  --dir PATH  --profile NAME  --region NAME  --practice  --plain  --json
  --yes  --no-input  --answers FILE  --help  --version

Of check
  --offline (files only)  --sarif  --annotations
Of check and fix: a failed build
  --build ID  --project NAME (its last build)  --log FILE (- for standard input)
Of plan
  --as commands|cloudformation|terraform  --shell bash|powershell  --out FILE
Of practice
  --env-file FILE
Of prove and check: what was proven, written and looked at again
  --receipt FILE

One flag for each question
${folded([...answers, '--password-stdin', '--password-env NAME'])}

Exit: 0 proven or nothing found, 1 errors remain, 2 usage or an answer is missing,
3 something could not be looked at, 70 a fault of firstpush, 130 stopped.
`;
}

/** Words in lines of at most 78 columns. */
function folded(words: readonly string[]): string {
  const lines: string[] = [];
  for (const word of words) {
    const last = lines.at(-1);
    if (last !== undefined && last.length + word.length + 2 <= 78) {
      lines[lines.length - 1] = `${last}  ${word}`;
    } else lines.push(`  ${word}`);
  }
  return lines.join('\n');
}
