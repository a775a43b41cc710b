import { t } from '../../language.ts';
import { insideImageBuild } from '../around.ts';
import { commandFails, ran } from '../example.ts';
import { lastWords } from '../last-words.ts';
import type { Rule, Sighting } from '../rule.ts';

/** The pipeline works; what it runs fails. */
export const ownFailureRules: readonly Rule[] = [
  {
    id: 'build-command-failed',
    title: t`the project’s own tests or checks fail`,
    where: ['log', 'exit'],
    rank: 'last',
    match: [
      /^=+ .{0,80}?(?<count>\d+) (?:failed|errors?)\b.{0,120} in [\d.]+ ?s/,
      /^FAILED \((?:failures|errors)=(?<count>\d+)/,
      /^(?:FAILED|ERROR) [\w./-]+\.py(?:::| -)/,
      /^(?:Tests|Test Suites|Test Files):? +(?<count>\d+) failed/,
      /^(?<count>\d+) (?:failing|passing, \d+ failing)\b/,
      /^npm (?:ERR!|error) Test failed/,
      /^(?<script>npm (?:ERR!|error) (?:Lifecycle script `[\w:-]+` failed|code ELIFECYCLE)|error Command failed with exit code \d+)/,
      /^\[ERROR\] .*(?:There are test failures|Tests run: \d+, Failures: [1-9]|Failed to execute goal \S*(?:surefire|failsafe|checkstyle|spotbugs|pmd))/,
      /^Execution failed for task ':(?:[\w-]+:)*(?:\w*[Tt]est\w*|\w*[Ll]int\w*|check|checkstyle\w*|detekt|\w+Check)'/,
      /^--- FAIL: |^FAIL\s+[\w./-]+\s+[\d.]+s$/,
      /^✖ (?<count>\d+) problems?/,
      /^\S+\.py:\d+:\d+: [EFWC]\d{3,4}:? /,
      /^(?<count>\d+) examples?, [1-9]\d* failures?/,
      /^(?:FAILURES!|ERRORS!)$/,
      /^test result: FAILED/,
      /^\[warn\] Code style issues found in /,
      /^Failures count: (?<count>[1-9]\d*)/,
      /^Tested \d+ dependencies for known (?:vulnerabilities|issues), found [1-9]/,
      /^Total: \d+ \(.*(?:HIGH|CRITICAL): [1-9]/,
      /QUALITY GATE STATUS: FAILED/,
      /\b(?:(?<!validation )checks?|tests?|scans?|lint(?:ing)?|assertions?|(?<!binary )validation|(?<!certificate |key )verification) failed\b/i,
      /\bfound [1-9]\d* (?:errors?|issues?|problems?|violations?|vulnerabilit)/i,
      /^exit status [1-9]\d*: (?:(?:npx|python3? -m|poetry run|bundle exec|pipenv run) )?(?:pytest|tox|nox|flake8|mypy|ruff|pylint|black|bandit|eslint|jest|vitest|mocha|rspec|rubocop|phpunit|trufflehog|gitleaks|hadolint|trivy|snyk|checkov|cfn-lint|tflint|tfsec|sonar-scanner|golangci-lint|shellcheck|npm (?:run )?(?:test|lint)|yarn (?:run )?(?:test|lint)|pnpm (?:run )?(?:test|lint)|go (?:test|vet)|terraform fmt .*-check|cargo (?:test|clippy)|mvn .*\b(?:test|verify)|\.?\/?(?:gradlew|gradle) .*\b(?:test|check)|dotnet test|make (?:test|lint|check)|(?:python3? )?(?:\.\/)?manage\.py (?:test|check|makemigrations .*--check))\b/,
      /^(?:FAIL|Failed) Required test coverage|Coverage threshold for \w+ \([\d.]+%\) not met/i,
    ],
    when: (sighting, { script }) =>
      !insideImageBuild(sighting) &&
      (script === undefined || isCheck(sighting)) &&
      !(sighting.places.includes('exit') && cannotRun(sighting)),
    likely: ({ places }, { script }) => places.includes('exit') || script !== undefined,
    quotes: ({ printed }) => lastWords(printed),
    what: ({ said }) =>
      said
        ? t`the project’s own tests or checks fail, and the pipeline works; they say: ${said}`
        : t`the project’s own tests or checks fail; the pipeline works`,
    why: t`the command ran as it should and reported failures of the source it was run on`,
    remedy: t`put right what the report above the failure names`,
    step: 'prove',
    autoFix: 'no',
    example: commandFails('BUILD', 'python -m pytest', [
      'tests/test_app.py .F',
      'E       assert 404 == 200',
      'FAILED tests/test_app.py::test_index - assert 404 == 200',
      '========================= 1 failed, 1 passed in 0.42s =========================',
    ]),
  },
  {
    id: 'tests-not-found',
    title: t`there are no tests to run`,
    where: ['log'],
    match: [/^=+ no tests (?:ran|collected) in /, /^No tests found, exiting with code 1/],
    when: ({ exit, printed }) =>
      exit !== undefined &&
      !printed.some(({ text }) => /^E {3,}\S|error during collection/.test(text)),
    what: t`the test runner finds no tests, and takes that for a failure`,
    why: t`pytest runs files named test_*.py and ends with status 5 where there are none; Jest wants *.test.* or __tests__`,
    remedy: t`name the files so, or give the folder that they are in`,
    step: 'prove',
    autoFix: 'no',
    example: commandFails(
      'BUILD',
      'pytest test/',
      [
        'collected 0 items',
        '============================ no tests ran in 0.86s ============================',
      ],
      { exit: 5 },
    ),
  },
  {
    id: 'tests-not-loaded',
    title: t`tests cannot be loaded, since a module is missing`,
    where: ['log'],
    match: /^E {3,}(?<said>(?:ModuleNotFoundError|ImportError): .+)$/,
    when: ({ printed }) =>
      printed.some(({ text }) => /\berrors? during collection\b/.test(text)) &&
      !printed.some(({ text }) => /^=+ .*\b\d+ failed\b/.test(text)),
    what: ({ said = '' }) => t`the tests cannot be loaded: ${said}`,
    why: t`what they import is neither installed nor on Python’s path; no test was run`,
    remedy: t`install it before the tests: pip install -r requirements.txt, for the project’s own package pip install -e ., or set PYTHONPATH`,
    step: 'prove',
    autoFix: 'no',
    example: commandFails(
      'BUILD',
      'pytest tests',
      [
        'tests/test_app.py:1: in <module>',
        '    from shop.orders import total',
        "E   ModuleNotFoundError: No module named 'shop'",
        '!!!!!!!!!!!!!!!!!!!! Interrupted: 1 error during collection !!!!!!!!!!!!!!!!!!!!',
        '=============================== 1 error in 0.21s ===============================',
      ],
      { exit: 2 },
    ),
  },
  {
    id: 'exit-code-hidden',
    title: t`a failure is hidden from CodeBuild`,
    where: ['shape'],
    match: /^succeeded over: (?<said>.*)$/,
    likely: true,
    what: ({ said = '' }) => t`the build says SUCCEEDED over a failure: ${said}`,
    why: t`only the status of the last command in a pipe, a block or a script counts; | tee, || true and a script without set -e hide the others`,
    remedy: t`begin scripts and blocks with set -eu, and take || true away`,
    step: 'write',
    autoFix: 'after-asking',
    example: [
      ...ran(
        './build.sh | tee build.log',
        'ERROR: failed to solve: process "/bin/sh -c npm run build" did not complete successfully: exit code: 1',
      ),
      '[Container] 2024/05/14 09:13:40.117200 Phase complete: BUILD State: SUCCEEDED',
      '[Container] 2024/05/14 09:13:40.117200 Phase context status code:  Message: ',
    ].join('\n'),
  },
];

/** True where the program says that it did not come to its tests or checks. */
function cannotRun({ printed }: Sighting): boolean {
  return /\b(?:cannot find module|could(?: not|n['’]t) find|no such file|command not found|toomanyrequests|ECONN\w+|ETIMEDOUT|EAI_AGAIN|ModuleNotFoundError|no module named|does not contain main module|go\.mod file not found|unrecognized arguments|unknown option)/i.test(
    lastWords(printed)?.text ?? '',
  );
}

/** True where the script that npm or yarn ran tests or checks; one that builds has another error above. */
function isCheck({ command = '', printed, text }: Sighting): boolean {
  const scripts = printed.map((line) => line.text).filter((line) => script.test(line));
  return [command, text, ...scripts].some((named) => checks.test(named));
}

/** How npm and yarn name the script that they run. */
const script = /^(?:[>$] |npm (?:ERR!|error) \S+@\S+ [\w:-]+: )/;

const checks = /(?<![\w/.-])(?:test|lint|check|jest|vitest|mocha|cypress|audit)(?![\w/.])/i;
