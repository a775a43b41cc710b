/** Whole logs of builds, in the words of CodeBuild's agent, for tests. */

const at = '[Container] 2024/06/11 08:15:42.118203';

/** One command with what it printed; `exit` makes it the one that failed. */
export interface Ran {
  command: string;
  printed: readonly string[];
  exit?: number;
}

export function ran(command: string, ...printed: readonly string[]): Ran {
  return { command, printed };
}

export function failed(command: string, exit: number, ...printed: readonly string[]): Ran {
  return { command, printed, exit };
}

/** The agent's first words, up to the end of DOWNLOAD_SOURCE. */
export function start(...remarks: readonly string[]): string[] {
  return [
    `${at} Running on CodeBuild On-demand`,
    `${at} Waiting for agent ping`,
    `${at} Waiting for DOWNLOAD_SOURCE`,
    `${at} Phase is DOWNLOAD_SOURCE`,
    `${at} CODEBUILD_SRC_DIR=/codebuild/output/src2519034471/src`,
    `${at} YAML location is /codebuild/output/src2519034471/src/buildspec.yml`,
    ...remarks,
    `${at} Processing environment variables`,
    `${at} No runtime version selected in buildspec.`,
    `${at} Moving to directory /codebuild/output/src2519034471/src`,
    `${at} Unable to initialize cache download: no paths specified to be cached`,
    `${at} Registering with agent`,
    `${at} Phases found in YAML: 3`,
    `${at}  PRE_BUILD: 3 commands`,
    `${at}  BUILD: 3 commands`,
    `${at}  POST_BUILD: 2 commands`,
    `${at} Phase complete: DOWNLOAD_SOURCE State: SUCCEEDED`,
    `${at} Phase context status code:  Message: `,
  ];
}

/** The agent's first words, of a build that got no further. */
export function refusedAtStart(
  code: string,
  message: string,
  ...remarks: readonly string[]
): string[] {
  return [
    `${at} Waiting for agent ping`,
    `${at} Waiting for DOWNLOAD_SOURCE`,
    `${at} Phase is DOWNLOAD_SOURCE`,
    `${at} CODEBUILD_SRC_DIR=/codebuild/output/src2519034471/src`,
    ...remarks,
    `${at} Phase complete: DOWNLOAD_SOURCE State: FAILED`,
    `${at} Phase context status code: ${code} Message: ${message}`,
  ];
}

export function phase(name: string, ...commands: readonly Ran[]): string[] {
  const bad = commands.find(({ exit }) => exit !== undefined);
  return [
    `${at} Entering phase ${name}`,
    ...commands.flatMap(({ command, printed, exit }) => [
      `${at} Running command ${command}`,
      ...printed,
      '',
      ...(exit === undefined
        ? []
        : [`${at} Command did not exit successfully ${command} exit status ${exit}`]),
    ]),
    `${at} Phase complete: ${name} State: ${bad ? 'FAILED' : 'SUCCEEDED'}`,
    bad
      ? `${at} Phase context status code: COMMAND_EXECUTION_ERROR Message: Error while executing command: ${bad.command}. Reason: exit status ${bad.exit}`
      : `${at} Phase context status code:  Message: `,
  ];
}

/** UPLOAD_ARTIFACTS, of one file that is there or is not. */
export function artifacts(path: string, there: boolean): string[] {
  return [
    `${at} Expanding base directory path: .`,
    `${at} Assembling file list`,
    `${at} Expanding ${path}`,
    ...(there
      ? [
          `${at} Found 1 file(s)`,
          `${at} Phase complete: UPLOAD_ARTIFACTS State: SUCCEEDED`,
          `${at} Phase context status code:  Message: `,
        ]
      : [
          `${at} Skipping invalid file path ${path}`,
          `${at} Phase complete: UPLOAD_ARTIFACTS State: FAILED`,
          `${at} Phase context status code: CLIENT_ERROR Message: no matching artifact paths found`,
        ]),
  ];
}

export function log(...parts: readonly (readonly string[])[]): string {
  return parts.flat().join('\n');
}

/** The push that post_build tries although no image was built. */
export function pushOfNothing(
  image = '210987654321.dkr.ecr.eu-central-1.amazonaws.com/shop',
): string[] {
  return phase(
    'POST_BUILD',
    ran('echo Build completed on `date`', 'Build completed on Tue Jun 11 08:15:42 UTC 2024'),
    failed(
      `docker push ${image}:latest`,
      1,
      `The push refers to repository [${image}]`,
      `An image does not exist locally with the tag: ${image}`,
    ),
  );
}

/** How a log arrives: each makes another shape of the same lines. */
export const shapes: Readonly<Record<string, (log: string) => string>> = {
  'as it is': (text) => text,
  'with old timestamps': (text) => text.replaceAll(/(\d\d:\d\d:\d\d)\.\d{6}/g, '$1'),
  'with the old words for a phase': (text) =>
    text
      .replaceAll(/(Phase complete: \w+) State: SUCCEEDED/g, '$1 Success: true')
      .replaceAll(/(Phase complete: \w+) State: FAILED/g, '$1 Success: false'),
  'without the first bracket': (text) => text.replace('[', ''),
  'with the console’s line numbers': (text) =>
    text
      .split('\n')
      .map((line, index) => (index === 1 ? `-- | --\n${index} | ${line}` : `${index} | ${line}`))
      .join('\n'),
  'as CloudWatch exports it': (text) => text.replaceAll(/^/gm, '2024-06-11T08:15:42.118Z '),
  'as aws logs tail prints it': (text) =>
    text.replaceAll(
      /^/gm,
      '2024-06-11T08:15:42.118000+00:00 5f0c1d2e-3b4a-4c5d-8e6f-7a8b9c0d1e2f ',
    ),
  'from the local agent': (text) => text.replaceAll(/^/gm, 'agent_1  | '),
  'with Windows line ends': (text) => text.replaceAll('\n', '\r\n'),
  'with colours': (text) => text.replaceAll(/^(.+)$/gm, '\u001b[36m$1\u001b[0m'),
  'quoted in an issue': (text) => text.replaceAll(/^/gm, '> '),
  'indented as code': (text) => text.replaceAll(/^/gm, '    '),
  'with escaped pipes': (text) => text.replaceAll('|', '\\|'),
  'on a reserved machine': (text) => text.replaceAll('[Container]', '[Instance]'),
  'as get-log-events prints it': (text) =>
    JSON.stringify(
      {
        events: text
          .split('\n')
          .map((line) => ({ timestamp: 1718093742118, message: `${line}\n` })),
      },
      null,
      2,
    ),
  'cut after the first phase that failed': (text) => upToFirstFailure(text),
};

/** What people copy: everything up to the first phase that failed. */
function upToFirstFailure(text: string): string {
  const lines = text.split('\n');
  const end = lines.findIndex((line) => /State: FAILED/.test(line));
  if (end < 0) return text;
  return lines.slice(0, end + 2).join('\n');
}

/** The log of a build in which one command went well, and the next failed. */
export function failedBuild(command: string, exit: number, ...printed: readonly string[]): string {
  const before = ran('env | sort', 'HOME=/root');
  return log(start(), phase('BUILD', before, failed(command, exit, ...printed)));
}
