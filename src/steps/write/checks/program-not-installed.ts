import { programOf } from '../../../buildspec/program.ts';
import { isWhole } from '../../../buildspec/story.ts';
import type { Call } from '../../../buildspec/story-shape.ts';
import { isOfCodeBuild } from '../../../image/curated.ts';
import { t } from '../../../language.ts';
import { type Fault, meaningCheck } from '../fault.ts';

/** Programs that CodeBuild’s images lack are installed before they are run. */
export const programNotInstalled = meaningCheck(
  'program-not-installed',
  t`programs that CodeBuild’s images lack are installed first`,
  ({ story }, { project }): Fault[] => {
    // An image of one’s own may have any program.
    if (project && !isOfCodeBuild(project.image)) return [];
    if (!isWhole(story)) return [];
    const told = new Set<string>();
    return story.calls.flatMap((call, at): Fault[] => {
      const { name = '', word } = programOf(call.argv) ?? {};
      const isTold = told.has(name) || !lacking.test(name) || word?.text !== name;
      if (isTold || call.conditional || story.calls.slice(0, at).some(mayInstall)) return [];
      told.add(name);
      return [
        {
          severity: 'warning',
          what: t`${name} is run, but no command before installs it`,
          why: t`CodeBuild’s images have Python and pip, and of its packages few: “command not found”`,
          at: call.span.start,
          remedy: t`install it first: pip install ${name}`,
        },
      ];
    });
  },
);

/** Source: the Dockerfiles of the images that CodeBuild keeps (aws/aws-codebuild-docker-images). */
const lacking =
  /^(pytest|flake8|pylint|mypy|bandit|black|ruff|tox|poetry|checkov|cfn-lint|ansible-playbook)$/;

/** True for a command that may bring programs: a package manager, a script, an unpacker. */
function mayInstall({ argv, input }: Call): boolean {
  const { name = '', word, args = [] } = programOf(argv) ?? {};
  if (word === undefined || word.text.includes('/') || input !== undefined) return true;
  if (/^python[\d.]*$/.test(name)) return args.some(({ text }) => /^pip3?$|\.py$/.test(text));
  return installers.test(name);
}

const installers =
  /^(pip[\d.]*|pipx|pipenv|poetry|uv|conda|mamba|apt|apt-get|yum|dnf|apk|make|just|task|tox|source|\.|bash|sh|eval|curl|wget|tar|unzip|brew|asdf|pyenv|xargs|nix\S*)$/;
