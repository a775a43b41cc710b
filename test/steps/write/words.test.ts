import { describe, expect, test } from 'vitest';
import { bashOnly } from '../../../src/steps/write/bash-syntax.ts';
import { bareBrackets, placeholderIn } from '../../../src/steps/write/placeholders.ts';
import { isMisspelt } from '../../../src/steps/write/spelling.ts';

describe('what only bash understands', () => {
  test.each([
    ['[[ -n $A ]]', '[[ -n $A ]]'],
    ['if [[ a = b ]]; then echo; fi', '[[ a = b ]]'],
    ['names=(a b)', '(a b)'],
    ['source env.sh', 'source env.sh'],
    ['cat <<< "$A"', '<<< "$A"'],
    [`echo "\${A//x/y}"`, `\${A//x/y}`],
    [`TAG=$(echo \${A:0:7})`, `\${A:0:7}`],
    [`echo \${A,,}`, `\${A,,}`],
    [`echo \${A[0]}`, `\${A[0]}`],
    ['pushd app', 'pushd app'],
    ['diff <(a) b', '<(a)'],
    ['[ "$A" == b ]', '[ "$A" == b ]'],
    ['for i in {1..5}; do echo $i; done', '{1..5}'],
    ['make &> log', '&> log'],
    ['set -euo pipefail', 'set -euo pipefail'],
    ['for ((i=0; i<3; i++)); do echo; done', 'for ((i=0; i<3; i++)); do echo; done'],
    [`a \`echo \${B:0:3}\``, `\`echo \${B:0:3}\``],
    [
      'declare -A longer_than_forty_characters_this_is=1',
      'declare -A longer_than_forty_characters…',
    ],
  ])('%s', (text, written) => {
    expect(bashOnly(text)?.written).toBe(written);
  });

  test.each([
    '[ "$A" = b ] && echo "[[ ]]"',
    '. ./env.sh',
    `echo \${A:-b} \${A#x} \${A%%x*} \${#A} $(( 1 + 2 ))`,
    'bash -c "[[ -n $A ]]"',
    'set -eu',
    'cat <<EOF\n[[ x ]]\nEOF',
    'f() { echo; }; f 2>&1',
    'echo {a,b} `date`',
    'if [[ this is not complete',
  ])('not %s', (text) => {
    expect(bashOnly(text)).toBeUndefined();
  });
});

describe('placeholders', () => {
  test.each([
    ['<your-account>.dkr.ecr.us-east-1.amazonaws.com/app', '<your-account>', true],
    ['[ACCOUNT-ID].dkr.ecr.us-east-1.amazonaws.com', '[ACCOUNT-ID]', true],
    ['REPLACE_ME_WITH_URI', 'REPLACE_ME_WITH_URI', true],
    ['AWS_ACCOUNT_ID.dkr.ecr.us-east-1.amazonaws.com', 'AWS_ACCOUNT_ID', true],
    ['{account}.dkr.ecr.us-east-1.amazonaws.com/app', '{account}', true],
    ['xxxxxxxxxxxx.dkr.ecr.us-east-1.amazonaws.com', 'xxxxxxxxxxxx', true],
    ['your-name/app', 'your-name', false],
    ['YOUR_NAME/app', 'YOUR_NAME', false],
    ['changeme', 'changeme', false],
  ])('%s', (text, found, sure) => {
    expect(placeholderIn(text)).toEqual({ text: found, sure });
  });

  test.each([
    'alice/app',
    '123456789012.dkr.ecr.us-east-1.amazonaws.com',
    'myorg/replacement',
    '<none>',
  ])('not %s', (text) => expect(placeholderIn(text)).toBeUndefined());

  test.each([
    ['docker push <image>', ['<image>']],
    ['aws ecr x --region <your region> | docker login <uri>', ['<your region>', '<uri>']],
    ['sed "s|<IMAGE>|x|"', []],
    ["sed 's|<IMAGE>|x|'", []],
    ['cat <<EOF\n<image>\nEOF', []],
    ['sort < in > out', []],
    ['echo a # <user>', []],
    [`X=\${X:-<uri>}`, []],
    ['docker load <image.tar>log', []],
  ])('in brackets: %s', (text, found) => {
    expect(bareBrackets(text).map(({ text: one }) => one)).toEqual(found);
  });
});

test.each([
  ['requirments.txt', true],
  ['app/requirement.txt', true],
  ['"requirememts.txt"', true],
  ['requirements.txt', false],
  ['requirements-dev.txt', false],
  ['requirements2.txt', false],
  ['reqs.txt', false],
])('%s is misspelt: %s', (path, expected) => {
  expect(isMisspelt(path, 'requirements.txt')).toBe(expected);
});
