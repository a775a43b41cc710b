import { describe, expect, test } from 'vitest';
import { asCommands } from '../../src/export/commands.ts';
import { escaped, fitsHereString, quoted, word } from '../../src/export/powershell-text.ts';
import type { Change } from '../../src/types.ts';
import { examples, plaintext } from '../changes/examples.ts';
import { planOfChanges } from './plans.ts';

// about_Quoting_Rules, about_Special_Characters, about_Parsing of PowerShell 7.
describe('the rules of quoting', () => {
  test.each([
    ['plain', "'plain'"],
    ['', "''"],
    ["it's", "'it''s'"],
    ['‘smart’ ‚‛', "'‘‘smart’’ ‚‚‛‛'"],
    ['$x `n "y" \\', '\'$x `n "y" \\\''],
  ])('a single-quoted string: %j', (text, expected) => {
    expect(quoted(text)).toBe(expected);
  });

  test.each([
    ['--name', '--name'],
    ['-x', '-x'],
    ['/demo/docker-registry/url', '/demo/docker-registry/url'],
    ['docker.io/alice/app:tag', 'docker.io/alice/app:tag'],
    ['type=NO_ARTIFACTS', 'type=NO_ARTIFACTS'],
    // a dash splits a word at its dot or colon, a comma makes a list, a number loses its form
    ['-x.y', "'-x.y'"],
    ['-x:y', "'-x:y'"],
    ['a,b', "'a,b'"],
    ['1.10', "'1.10'"],
    ['--%', "'--%'"],
    ['@x', "'@x'"],
    ['#x', "'#x'"],
    ['~', "'~'"],
    ['a*', "'a*'"],
    ['{"a":1}', `'{"a":1}'`],
    ['', "''"],
    ['–name', "'–name'"],
  ])('a word: %j', (text, expected) => {
    expect(word(text)).toBe(expected);
  });

  test.each([
    ['a\r\n\tb', '"a`r`n`tb"'],
    ['$x `y "z" “w”', '"`$x ``y `"z`" `“w`”"'],
    ['\u0001', '"`u{1}"'],
  ])('a double-quoted string: %j', (text, expected) => {
    expect(escaped(text)).toBe(expected);
  });

  test.each([
    ["it's\n$x\n", true],
    ["'@\n", false],
    ['a\n’@', false],
    [" '@\n", true],
    ['a\r\n', false],
  ])('whether a here-string holds %j', (text, expected) => {
    expect(fitsHereString(text)).toBe(expected);
  });
});

describe('the script', () => {
  /** The lines that do a change, without the comments above them. */
  function lines(change: Change): string[] {
    const [, ...after] = asCommands(planOfChanges(change), { shell: 'powershell' }).split(
      'so far\n',
    );
    return after.join('').split('\n').slice(0, -5);
  }

  test('asks for the password, and gives it to a cmdlet and not to a program', () => {
    expect(lines(examples.putSecret).slice(2)).toEqual([
      "$secret = Read-Host -AsSecureString 'password, for /flask-app/docker-credentials/password'",
      "Write-SSMParameter -Name '/flask-app/docker-credentials/password' -Type SecureString -KeyId 'alias/docker' -Tag @(@{ Key = 'firstpush:app'; Value = 'flask-app' }) -Region 'us-east-1' -Value (ConvertFrom-SecureString $secret -AsPlainText)",
      'Remove-Variable secret',
    ]);
    expect(lines({ ...examples.putSecret, replaces: 3 }).join('\n')).toContain('-Overwrite $true');
  });

  test('docker reads it from a pipe', () => {
    expect(lines(examples.push)).toContain(
      '(ConvertFrom-SecureString $secret -AsPlainText) | docker login --username alice --password-stdin docker.io',
    );
  });

  test('a file is a here-string with the line ends that it has', () => {
    expect(lines(examples.write)).toEqual([
      "Set-Content -NoNewline -Encoding utf8NoBOM -LiteralPath 'Dockerfile' -Value (@'",
      'FROM scratch',
      "# it's $HOME",
      '',
      '\'@.Replace("`r`n", "`n"))',
    ]);
    expect(lines({ ...examples.rewrite, text: 'a\r\n' })).toEqual([
      "New-Item -Force -ItemType Directory -Path 'ci' | Out-Null",
      'Set-Content -NoNewline -Encoding utf8NoBOM -LiteralPath \'ci/build it.sh\' -Value "a`r`n"',
      "if (-not $IsWindows) { chmod +x 'ci/build it.sh' }",
    ]);
  });

  test('what is read from standard input elsewhere goes through a file that is removed', () => {
    const [first] = examples.update.settings;
    expect(lines({ ...examples.update, settings: [first] })).toEqual([
      '$file = New-TemporaryFile',
      'try {',
      "  aws codebuild batch-get-projects --names flask-app --query 'projects[0].environment' --output json | jq '.privilegedMode = true' | Set-Content -LiteralPath $file",
      '  aws codebuild update-project --name flask-app --environment "file://$file"',
      '} finally {',
      '  Remove-Item -LiteralPath $file',
      '}',
    ]);
  });

  test('holds no secret', () => {
    const plan = planOfChanges(...Object.values(examples));
    for (const shell of ['bash', 'powershell'] as const) {
      expect(asCommands(plan, { shell })).not.toContain(plaintext.slice(0, 7));
    }
  });
});
