import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { build, ended, reason } from './build.ts';

const phases = (spec: Record<string, string[]>) =>
  `version: 0.2\nphases:\n${Object.entries(spec)
    .map(([name, lines]) => `  ${name}:\n${lines.map((line) => `    ${line}\n`).join('')}`)
    .join('')}`;
const commands = (...list: string[]) => ['commands:', ...list.map((each) => `  - ${each}`)];

test('a healthy build has the landmarks of CodeBuild’s log, in order and stamped', async () => {
  const ran = await build(
    phases({ pre_build: commands('echo "one"'), build: commands('echo two', 'printf three') }),
  );
  const { source } = ran;
  expect(ran.status).toBe('SUCCEEDED');
  expect(ran.log).toEqual([
    '> Waiting for agent ping',
    '> Waiting for DOWNLOAD_SOURCE',
    '> Phase is DOWNLOAD_SOURCE',
    `> CODEBUILD_SRC_DIR=${source}`,
    `> YAML location is ${source}/buildspec.yml`,
    '> Processing environment variables',
    `> Moving to directory ${source}`,
    '> Phases found in YAML: 2',
    '>  PRE_BUILD: 1 commands',
    '>  BUILD: 2 commands',
    '> Phase complete: DOWNLOAD_SOURCE State: SUCCEEDED',
    '> Phase context status code:  Message: ',
    '> Entering phase INSTALL',
    '> Phase complete: INSTALL State: SUCCEEDED',
    '> Phase context status code:  Message: ',
    '> Entering phase PRE_BUILD',
    '> Running command echo "one"',
    'one',
    '> Phase complete: PRE_BUILD State: SUCCEEDED',
    '> Phase context status code:  Message: ',
    '> Entering phase BUILD',
    '> Running command echo two',
    'two',
    '> Running command printf three',
    'three',
    '> Phase complete: BUILD State: SUCCEEDED',
    '> Phase context status code:  Message: ',
    '> Entering phase POST_BUILD',
    '> Phase complete: POST_BUILD State: SUCCEEDED',
    '> Phase context status code:  Message: ',
    '> Phase complete: UPLOAD_ARTIFACTS State: SUCCEEDED',
    '> Phase context status code:  Message: ',
  ]);
  expect(ran.raw[0]).toMatch(/^\[Container\] \d{4}\/\d\d\/\d\d \d\d:\d\d:\d\d\.\d{6} Waiting/);
  expect(ran.told.map(({ type, status }) => `${type} ${status ?? '…'}`).slice(0, 4)).toEqual([
    'DOWNLOAD_SOURCE …',
    'DOWNLOAD_SOURCE SUCCEEDED',
    'INSTALL …',
    'INSTALL SUCCEEDED',
  ]);
});

describe('what follows a failure', () => {
  const whole = (failing: string, more: string[] = []) =>
    phases(
      Object.fromEntries(
        ['install', 'pre_build', 'build', 'post_build'].map((name) => {
          const list = commands(`echo ${name} $CODEBUILD_BUILD_SUCCEEDING`);
          return [name, name === failing ? [...more, ...list, '  - exit 3', '  - echo no'] : list];
        }),
      ),
    );
  const start = 'DOWNLOAD_SOURCE SUCCEEDED';
  const end = ['UPLOAD_ARTIFACTS SUCCEEDED', 'FINALIZING SUCCEEDED', 'COMPLETED'];

  test.each<[failing: string, more: string[], phases: string[]]>([
    ['install', [], [start, 'INSTALL FAILED', 'FINALIZING SUCCEEDED', 'COMPLETED']],
    [
      'pre_build',
      [],
      [start, 'INSTALL SUCCEEDED', 'PRE_BUILD FAILED', 'FINALIZING SUCCEEDED', 'COMPLETED'],
    ],
    [
      'build',
      [],
      [
        start,
        'INSTALL SUCCEEDED',
        'PRE_BUILD SUCCEEDED',
        'BUILD FAILED',
        'POST_BUILD SUCCEEDED',
        ...end,
      ],
    ],
    [
      'post_build',
      [],
      [
        start,
        'INSTALL SUCCEEDED',
        'PRE_BUILD SUCCEEDED',
        'BUILD SUCCEEDED',
        'POST_BUILD FAILED',
        ...end,
      ],
    ],
    [
      'build',
      ['on-failure: ABORT'],
      [
        start,
        'INSTALL SUCCEEDED',
        'PRE_BUILD SUCCEEDED',
        'BUILD FAILED',
        'FINALIZING SUCCEEDED',
        'COMPLETED',
      ],
    ],
    [
      'install',
      ['on-failure: CONTINUE'],
      [
        start,
        'INSTALL FAILED',
        'PRE_BUILD SUCCEEDED',
        'BUILD SUCCEEDED',
        'POST_BUILD SUCCEEDED',
        ...end,
      ],
    ],
  ])('%s fails, %j', async (failing, more, expected) => {
    const ran = await build(whole(failing, more));
    expect(ended(ran)).toEqual(expected);
    expect(ran.status).toBe('FAILED');
    expect(reason(ran)).toBe(
      'COMMAND_EXECUTION_ERROR: Error while executing command: exit 3. Reason: exit status 3',
    );
    expect(ran.log).toContain('> Command did not exit successfully exit 3 exit status 3');
    expect(ran.log).toContain(`> Phase complete: ${failing.toUpperCase()} State: FAILED`);
    expect(ran.log).toContain(
      '> Phase context status code: COMMAND_EXECUTION_ERROR Message: Error while executing command: exit 3. Reason: exit status 3',
    );
    expect(ran.log).not.toContain('no');
    const told = ran.log.filter((line) => / [01]$/.test(line) && !line.startsWith('>'));
    const at = told.findIndex((line) => line.startsWith(`${failing} `));
    expect(told.map((line) => line.slice(-1)).join('')).toMatch(new RegExp(`^1{${at + 1}}0*$`));
  });

  test('finally runs all the same, and its own failure fails the phase', async () => {
    const ran = await build(
      phases({
        build: [...commands('false', 'echo never'), 'finally:', '  - echo swept', '  - exit 9'],
        post_build: ['commands:', '  - echo after', 'finally:', '  - exit 4'],
      }),
    );
    expect(ran.log).toContain('swept');
    expect(ran.log).not.toContain('never');
    expect(reason(ran)).toContain('exit status 1');
    expect(ended(ran)).toContain('POST_BUILD FAILED');
  });

  test('RETRY tries again, at most as often as it says and for messages that it names', async () => {
    const twice = await build(
      phases({
        build: ['on-failure: RETRY-2', ...commands('echo x >>tries', 'test $(wc -l <tries) -gt 1')],
      }),
    );
    expect(twice.status).toBe('SUCCEEDED');
    const counted = async (value: string) => {
      const ran = await build(
        phases({ build: [`on-failure: ${value}`, ...commands('echo x >>tries; exit 42')] }),
      );
      return readFileSync(join(ran.source, 'tries'), 'utf8').length / 2;
    };
    expect(await counted('RETRY')).toBe(4);
    expect(await counted('RETRY-1-status 42')).toBe(2);
    expect(await counted('RETRY-5-other')).toBe(1);
  });
});

describe('shells', () => {
  test('0.2 keeps folder and variables over commands and phases', async () => {
    const ran = await build(
      phases({
        install: commands('mkdir app && cd app', 'X=1', 'export Y=2'),
        build: commands('echo "$(basename "$PWD") $X $Y"'),
      }),
    );
    expect(ran.log).toContain('app 1 2');
  });

  test('0.1 starts every command anew, in the source', async () => {
    const spec = phases({
      build: commands('mkdir app && cd app', 'export Y=2; true', 'echo "<$Y>" $PWD'),
    });
    const ran = await build(spec.replace('0.2', '0.1'));
    expect(ran.log).toContain(`<> ${ran.source}`);
  });

  test('a block of several lines is one command, whose last status counts', async () => {
    const block = 'version: 0.2\nphases:\n  build:\n    commands:\n      - |\n';
    const ran = await build(`${block}        false\n        echo goes on\n`);
    expect(ran.status).toBe('SUCCEEDED');
    const at = ran.log.indexOf('> Running command false');
    expect(ran.log.slice(at, at + 3)).toEqual([
      '> Running command false',
      'echo goes on',
      'goes on',
    ]);
    const failing = await build(`${block}        echo goes on\n        false\n`);
    expect(reason(failing)).toBe(
      'COMMAND_EXECUTION_ERROR: Error while executing command: echo goes on\nfalse. Reason: exit status 1',
    );
  });

  test('env.shell chooses bash', async () => {
    const spec = phases({ build: commands('if [[ $0 =~ sh ]]; then echo matched; fi') });
    const ran = await build(spec.replace('phases', 'env:\n  shell: bash\nphases'));
    expect(ran.log).toContain('matched');
  });

  test('a shell of Windows is no fault of the buildspec: the build could not be run here', async () => {
    const spec = phases({ build: commands('Write-Host hello') });
    const ran = await build(spec.replace('phases', 'env:\n  shell: powershell.exe\nphases'));
    expect(ran.status).toBe('FAULT');
    expect(reason(ran)).toContain('powershell.exe');
    expect(ended(ran)).toEqual(['DOWNLOAD_SOURCE FAULT', 'COMPLETED']);
  });

  test('where no shell is found the build could not be run here', async () => {
    const ran = await build(phases({ build: commands('true') }), {
      baseEnvironment: { PATH: '/nowhere' },
    });
    expect(ended(ran)).toEqual([
      'DOWNLOAD_SOURCE SUCCEEDED',
      'INSTALL SUCCEEDED',
      'PRE_BUILD SUCCEEDED',
      'BUILD FAULT',
      'COMPLETED',
    ]);
    expect(reason(ran)).toMatch(/spawn sh ENOENT/);
  });

  test('nothing of the caller’s own environment is seen', async () => {
    process.env['FIRSTPUSH_TEST_LEAK'] = 'leaked';
    const ran = await build(phases({ build: commands('echo "<$FIRSTPUSH_TEST_LEAK>"') }));
    delete process.env['FIRSTPUSH_TEST_LEAK'];
    expect(ran.log).toContain('<>');
  });
});

describe('the buildspec', () => {
  test.each<[text: string, message: string]>([
    [
      'version: 0.2\nphases:\n  build:\n    commands:\n      - echo a\n      - echo "Foo: bar"\n',
      'Expected Commands[1] to be of string type: found subkeys instead at line 6, value of the key tag on line 5 might be empty',
    ],
    ['version: 0.2\nphases:\n\tbuild:\n', 'found character that cannot start any token at line 3'],
    [
      'version: 0.2\nphases:\n  build:\n    commands:\n      - [ -n "$X" ] && echo\n',
      "did not find expected ',' or ']' at line 5",
    ],
    [
      'version: 2\nphases:\n  build:\n    commands:\n      - ls\n',
      'invalid buildspec `version` specified: 2, see documentation',
    ],
    [
      'phases:\n  build:\n    commands:\n      - ls\n',
      'invalid buildspec `version` specified: , see documentation',
    ],
    [
      'version: 0.2\nphases:\n  prebuild:\n    commands:\n      - ls\n',
      'Invalid buildspec phase name: prebuild. Expecting: build,install,post_build,pre_build',
    ],
    [
      'version: 0.2\nphases:\n  build:\n    commands:\n      a: b\n',
      'wrong number of container tags, expected 1',
    ],
    [
      'version: 0.2\nphases:\n  install:\n    runtime-versions:\n      python: 2.7\n',
      "Unknown runtime version named '2.7' of python. This build image has the following versions: 3.9, 3.10, 3.11, 3.12, 3.13, 3.14",
    ],
    [
      'version: 0.2\nphases:\n  install:\n    runtime-versions:\n      docker: 19\n',
      "Unknown runtime named 'docker'. This build image has the following runtimes: java, golang, python, nodejs, php, ruby, dotnet",
    ],
  ])('%j is refused', async (text, message) => {
    const ran = await build(text);
    expect(ended(ran)).toEqual(['DOWNLOAD_SOURCE FAILED', 'FINALIZING SUCCEEDED', 'COMPLETED']);
    expect(reason(ran)).toBe(`YAML_FILE_ERROR: ${message.replace(/: a: b: /, '')}`);
    expect(ran.log).toContain(`> Phase context status code: YAML_FILE_ERROR Message: ${message}`);
  });

  test('keys that CodeBuild does not know are a warning, and the build goes on', async () => {
    const ran = await build(
      'version: 0.2\nenv:\n  parameter_store:\n    A: /a\ncach: 1\nphases:\n  build:\n    commands:\n      - echo "<$A>"\n',
    );
    const at = ran.log.indexOf('> Found possible syntax errors in buildspec: ');
    expect(ran.log.slice(at, at + 7)).toEqual([
      '> Found possible syntax errors in buildspec: ',
      'In the section env',
      '    The following keys cannot be identified:',
      '        parameter_store',
      'In the section buildspec',
      '    The following keys cannot be identified:',
      '        cach',
    ]);
    expect(ran.status).toBe('SUCCEEDED');
    expect(ran.log).toContain('<>');
  });

  test.each(['3.12', '3.x', 'latest', '$PY'])(
    'runtime python %s is reported, not installed',
    async (version) => {
      const ran = await build(
        `version: 0.2\nenv:\n  variables:\n    PY: "3.11"\nphases:\n  install:\n    runtime-versions:\n      python: ${version}\n`,
      );
      expect(ran.status).toBe('SUCCEEDED');
      expect(ran.log.join('\n')).toContain(`Selecting 'python' runtime version '${version}'`);
    },
  );

  test('an image of one’s own takes any runtime, with a warning', async () => {
    const spec = 'version: 0.2\nphases:\n  install:\n    runtime-versions:\n      python: 9\n';
    const ran = await build(spec, { image: 'alice/builder:1' });
    expect(ran.status).toBe('SUCCEEDED');
    expect(ran.log.join('\n')).toContain('Skipping install of runtimes');
  });

  test('a source that cannot be had fails its phase', async () => {
    const context = { statusCode: 'YAML_FILE_ERROR', message: 'YAML file does not exist' };
    const ran = await build('', { download: async () => context });
    expect(reason(ran)).toBe('YAML_FILE_ERROR: YAML file does not exist');
    expect(ran.log).toContain('> Phase complete: DOWNLOAD_SOURCE State: FAILED');
  });
});

describe('variables', () => {
  const show = (name: string) => phases({ build: commands(`echo "<$${name}>" | tr a-z A-Z`) });
  const withEnv = (env: string, spec: string) => spec.replace('phases', `env:\n${env}phases`);

  test('StartBuild stands before the project, and the project before the buildspec', async () => {
    const spec = withEnv('  variables:\n    A: spec\n    B: spec\n    C: spec\n', show('A$B$C'));
    const ran = await build(spec, {
      environment: [
        { name: 'B', value: 'project', type: 'PLAINTEXT' },
        { name: 'C', value: 'project', type: 'PLAINTEXT' },
        { name: 'C', value: 'start', type: 'PLAINTEXT' },
      ],
    });
    expect(ran.log).toContain('<SPECPROJECTSTART>');
  });

  test('values of variables are literal', async () => {
    const spec = withEnv(
      "  variables:\n    A: '$HOME/x $(date)'\n",
      phases({ build: commands('echo "<$A>"') }),
    );
    expect((await build(spec)).log).toContain('<$HOME/x $(date)>');
  });

  test('a project’s plain variable hides the buildspec’s parameter, which is not asked for', async () => {
    const spec = withEnv('  parameter-store:\n    A: /gone\n', show('A'));
    const ran = await build(spec, {
      environment: [{ name: 'A', value: 'plain', type: 'PLAINTEXT' }],
    });
    expect(ran.log).toContain('<PLAIN>');
  });

  test('values of parameters and secrets are masked wherever they are printed', async () => {
    const spec = withEnv(
      '  parameter-store:\n    A: /a\n    B: /b\n  secrets-manager:\n    C: id:key\n',
      phases({
        build: commands(
          'echo "it is $A and $B and $C"',
          'echo "$A" | rev',
          'cat "$A" || true',
          'echo p4ss.w*rd',
          '(echo "$B"; exit 5)',
          'sh -c "exit 5" || exit 5 # p4ss.w*rd',
        ),
      }),
    );
    const ran = await build(spec, {
      parameters: { '/a': 'p4ss.w*rd', '/b': 'two\nlines' },
      secrets: { 'id:key': 'p4ss.w*rd-and-more' },
    });
    const everything = [...ran.raw, JSON.stringify(ran.phases), JSON.stringify(ran.told)].join(
      '\n',
    );
    expect(everything).not.toContain('p4ss.w*rd');
    expect(everything).not.toContain('lines');
    expect(ran.log).toContain('it is *** and ***');
    expect(ran.log).toContain('*** and ***');
    expect(ran.log).toContain('dr*w.ss4p');
    expect(ran.log).toContain('> Decrypting parameter store environment variables');
  });

  test.each([
    [
      { code: 'AccessDeniedException', message: 'User: x is not authorized' },
      'AccessDeniedException: User: x is not authorized',
    ],
    [{ '/other': 'x' }, 'parameter does not exist: /a'],
  ])('%j: the build ends before its first command', async (parameters, message) => {
    const spec = withEnv('  parameter-store:\n    A: /a\n', show('A'));
    const ran = await build(spec, { parameters });
    expect(reason(ran)).toBe(`Decrypted Variables Error: ${message}`);
    expect(ended(ran)).toEqual(['DOWNLOAD_SOURCE FAILED', 'FINALIZING SUCCEEDED', 'COMPLETED']);
  });
});

describe('artifacts', () => {
  const withArtifacts = (
    section: string,
    command = 'mkdir -p dist/js && touch dist/a.txt dist/js/b.js && cd /',
  ) => `${phases({ build: commands(command) })}artifacts:\n${section}`;

  test.each<[section: string, outcome: string | number]>([
    ['  files:\n    - "**/*"\n', 2],
    ['  files: dist/*\n', 1],
    ['  files:\n    - dist/**/*\n', 2],
    ['  files:\n    - "**/*.js"\n    - none.txt\n', 1],
    ['  base-directory: dist\n  files:\n    - a.txt\n', 1],
    ['  base-directory: di*\n  files:\n    - "**"\n  exclude-paths:\n    - js/**/*\n', 1],
    ['  files:\n    - a?txt\n', 'no matching artifact paths found'],
    ['  files:\n    - imagedefinitions.json\n', 'no matching artifact paths found'],
    [
      '  base-directory: build\n  files:\n    - "**/*"\n',
      'no matching base directory path found for build',
    ],
    [
      '  files:\n    - dist/a.txt\n  secondary-artifacts:\n    more:\n      files:\n        - gone\n',
      'no matching artifact paths found',
    ],
  ])('%j', async (section, outcome) => {
    const ran = await build(withArtifacts(section));
    if (typeof outcome === 'number') {
      expect(reason(ran)).toBeUndefined();
      expect(ran.log).toContain(`> Found ${outcome} file(s)`);
    } else {
      expect(reason(ran)).toBe(`CLIENT_ERROR: ${outcome}`);
      expect(ended(ran)).toContain('UPLOAD_ARTIFACTS FAILED');
      expect(ran.status).toBe('FAILED');
    }
  });

  test('the section is passed over where the project has no artifacts', async () => {
    const ran = await build(withArtifacts('  files:\n    - gone\n'), { uploadsArtifacts: false });
    expect(ran.status).toBe('SUCCEEDED');
  });

  test('after a failed build the missing file is told as well', async () => {
    const ran = await build(withArtifacts('  files:\n    - gone\n', 'exit 1'));
    expect(ended(ran)).toEqual(expect.arrayContaining(['BUILD FAILED', 'UPLOAD_ARTIFACTS FAILED']));
    expect(reason(ran)).toContain('exit status 1');
  });
});

describe('an end from outside', () => {
  test('stopping kills what runs and ends the build there', async () => {
    const stopping = new AbortController();
    const ran = await build(phases({ build: commands('touch begun', 'sleep 600', 'touch late') }), {
      signal: stopping.signal,
      onLine: (line) => {
        if (line.includes('Running command sleep')) setTimeout(() => stopping.abort(), 50);
      },
    });
    expect(ran.status).toBe('STOPPED');
    expect(ended(ran).slice(-2)).toEqual(['BUILD STOPPED', 'COMPLETED']);
    expect(existsSync(join(ran.source, 'begun'))).toBe(true);
    expect(existsSync(join(ran.source, 'late'))).toBe(false);
  });

  test('a stop after a failure is a stop', async () => {
    const stopping = new AbortController();
    const ran = await build(
      phases({ build: commands('false'), post_build: commands('sleep 600') }),
      {
        signal: stopping.signal,
        onLine: (line) => {
          if (line.includes('Running command sleep')) stopping.abort();
        },
      },
    );
    expect(ran.status).toBe('STOPPED');
  });

  test('time runs out', async () => {
    const ran = await build(phases({ build: commands('sleep 600') }), { timeoutSeconds: 0.3 });
    expect(ran.status).toBe('TIMED_OUT');
    expect(ended(ran).slice(-2)).toEqual(['BUILD TIMED_OUT', 'COMPLETED']);
    expect(reason(ran)).toMatch(/^BUILD_TIMED_OUT: Build timed out\. Unable to complete build/);
  });
});

describe('hostile commands', () => {
  test('colours and cursor codes pass as they come', async () => {
    const ran = await build(
      phases({ build: commands("printf '\\033[31mred\\033[2J\\r50%%\\r100%%\\n'") }),
    );
    expect(ran.raw).toContain('\u001b[31mred\u001b[2J\r50%\r100%');
  });

  test('a line without end is broken, a secret across the break is masked still', async () => {
    const secret = 's3cr3t-'.repeat(20);
    const spec = phases({
      build: commands('i=0; while [ $i -lt 3000 ]; do printf "%s" "$A-"; i=$((i+1)); done'),
    });
    const ran = await build(spec, {
      environment: [{ name: 'A', value: '/a', type: 'PARAMETER_STORE' }],
      parameters: { '/a': secret },
    });
    const printed = ran.log.filter((line) => !line.startsWith('>')).join('');
    expect(printed).toBe('***-'.repeat(3000));
    expect(ran.raw.join('')).not.toContain('s3cr3t');
  });

  test('a huge line is broken into pieces that fit an event of CloudWatch Logs', async () => {
    const ran = await build(phases({ build: commands("head -c 5000000 /dev/zero | tr '\\0' x") }));
    const lines = ran.log.filter((line) => /^x+$/.test(line));
    expect(lines.join('').length).toBe(5_000_000);
    expect(Math.max(...lines.map((line) => Buffer.byteLength(line)))).toBeLessThan(262_144);
  });

  test('the log is waited for: a slow reader loses nothing', async () => {
    let lines = 0;
    const ran = await build(phases({ build: commands('seq 3000') }), {
      onLine: async (line) => {
        if (/^\d+$/.test(line)) lines += 1;
        if (lines % 500 === 0) await new Promise((resolve) => setTimeout(resolve, 5));
      },
    });
    expect(ran.status).toBe('SUCCEEDED');
    expect(lines).toBe(3000);
  });
});
