import { t } from '../language.ts';
import type { Exercise } from './exercise.ts';

/** The exercises, in the order in which they are best taken. */
export const exercises: readonly Exercise[] = [
  {
    fault: 'answers-not-kept',
    lesson: 'name',
    title: t`a colleague is asked everything again`,
    story: t`You have settled name, registry and convention. A colleague clones the repository, starts
firstpush and is asked the same questions once more.`,
    hint: t`the answers live in a file beside the buildspec, which is made to be committed`,
  },
  {
    fault: 'ssm-parameter-missing',
    lesson: 'store',
    title: t`a build that stops before its first command`,
    story: t`Yesterday somebody tidied up. Today every build is red after a few seconds; the phase
\`DOWNLOAD_SOURCE\` says

\`\`\`text
Error while fetching parameters from Parameter Store: ParameterNotFound
\`\`\``,
    hint: t`compare what \`env\`, \`parameter-store\` in buildspec.yml names with what is stored`,
  },
  {
    fault: 'ssm-value-trailing-newline',
    lesson: 'store',
    title: t`the right password, refused`,
    story: t`The token was renewed and stored from a file. It works in the browser; the build says

\`\`\`text
Error response from daemon: Get "https://registry-1.docker.io/v2/": unauthorized: incorrect username or password
\`\`\``,
    hint: t`look at the stored value very closely: \`wc -c\` counts what the eye does not see`,
  },
  {
    fault: 'stored-address-not-bare',
    lesson: 'store',
    title: t`a reference that docker cannot parse`,
    story: t`The login succeeds. The build then stops at \`docker build --tag\`:

\`\`\`text
invalid argument "https://…/alice/flask-app:latest" for "-t, --tag" flag: invalid reference format
\`\`\``,
    hint: t`an image’s name begins with the bare host of its registry`,
  },
  {
    fault: 'role-trust-wrong',
    lesson: 'wire',
    title: t`CodeBuild may not become its role`,
    story: t`Somebody made the trust policy from the template of another service. No build starts:

\`\`\`text
CodeBuild is not authorized to perform: sts:AssumeRole on arn:aws:iam::123456789012:role/CodeBuildServiceRole
\`\`\``,
    hint: t`\`aws iam get-role\` shows who is trusted`,
  },
  {
    fault: 'ssm-getparameters-denied',
    lesson: 'wire',
    title: t`a role that is not let at the parameters`,
    story: t`A new policy was written by hand, and something was forgotten:

\`\`\`text
AccessDeniedException: User: arn:aws:sts::123456789012:assumed-role/CodeBuildServiceRole/AWSCodeBuild is not
authorized to perform: ssm:GetParameters
\`\`\``,
    hint: t`\`aws iam get-role-policy\` shows what the role may do`,
  },
  {
    fault: 'ssm-policy-action-singular',
    lesson: 'wire',
    title: t`allowed, and still denied`,
    story: t`“But the policy does allow it!” says a colleague and points at \`ssm:GetParameter\`. The
build disagrees.`,
    hint: t`read the name of the denied action letter by letter`,
  },
  {
    fault: 'ssm-policy-arn-malformed',
    lesson: 'wire',
    title: t`the right action on nothing`,
    story: t`Action and parameter names are right, each for itself. IAM’s simulation says
\`implicitDeny\` for all three parameters.`,
    hint: t`how is the name of a parameter with a leading slash written in an ARN?`,
  },
  {
    fault: 'logs-permission-missing',
    lesson: 'wire',
    title: t`a failure without a log`,
    story: t`The role was copied from an older project. Builds fail, and where the log should be the
console shows

\`\`\`text
Error: The log stream does not exist
\`\`\``,
    hint: t`which log group may this role write to, and which one does the project use?`,
  },
  {
    fault: 'privileged-mode-off',
    lesson: 'wire',
    title: t`no docker daemon in the build`,
    story: t`Everything is read, the login line is reached, and then:

\`\`\`text
Cannot connect to the Docker daemon at unix:///var/run/docker.sock. Is the docker daemon running?
\`\`\``,
    hint: t`\`aws codebuild batch-get-projects\` shows the environment that the build gets`,
  },
  {
    fault: 'inline-buildspec-overrides-file',
    lesson: 'wire',
    title: t`edits that change nothing`,
    story: t`You correct buildspec.yml, commit, push. The next build runs the old commands. You add an
\`echo\`; it never appears.`,
    hint: t`where does the project take its buildspec from?`,
  },
  {
    fault: 'yaml-tabs',
    lesson: 'write',
    title: t`a file that looks right`,
    story: t`The buildspec was edited in the browser. Now:

\`\`\`text
YAML_FILE_ERROR: found character that cannot start any token
\`\`\``,
    hint: t`YAML allows one kind of white space at the beginning of a line`,
  },
  {
    fault: 'buildspec-env-key-misspelt',
    lesson: 'write',
    title: t`variables that stay empty`,
    story: t`The build goes green to the login, which is told an empty user name:

\`\`\`text
Must provide --username with --password-stdin
\`\`\``,
    hint: t`CodeBuild passes over keys that it does not know, without a word`,
  },
  {
    fault: 'resolve-ssm-in-buildspec',
    lesson: 'write',
    title: t`a user called {{resolve:ssm:…}}`,
    story: t`A recipe from another tool was pasted in. The registry is asked to let somebody in whose
name begins with two braces.`,
    hint: t`who resolves such names, and where does a buildspec name its parameters instead?`,
  },
  {
    fault: 'repo-folder-mismatch',
    lesson: 'write',
    title: t`no such file or directory`,
    story: t`The commands come from a tutorial whose repository looked different:

\`\`\`text
cd: simple_python_app: No such file or directory
\`\`\``,
    hint: t`\`find . -name simple_python_app\` from the root of the source`,
  },
  {
    fault: 'yaml-command-parsed-as-map',
    lesson: 'write',
    title: t`a command that is no command`,
    story: t`A line was added that only prints something. CodeBuild now refuses the whole file:

\`\`\`text
YAML_FILE_ERROR: Expected Commands[3] to be of string type: found subkeys instead
\`\`\``,
    hint: t`what does YAML make of a colon that is followed by a space?`,
  },
  {
    fault: 'image-name-uppercase',
    lesson: 'prove',
    title: t`a name that no registry takes`,
    story: t`Marketing wanted the product’s name in capitals. Docker does not:

\`\`\`text
invalid reference format: repository name must be lowercase
\`\`\``,
    hint: t`look for the variable from which the image’s name is made`,
  },
  {
    fault: 'push-not-proven',
    lesson: 'prove',
    title: t`green, and nothing arrived`,
    story: t`All looks well. But has anybody asked the registry since the application changed?`,
    hint: t`a proof is of one source: \`firstpush check\` says what was proven last`,
  },
];
