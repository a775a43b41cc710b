import type { LogDiagnosis } from '../diagnosis/diagnose.ts';
import { t } from '../language.ts';
import type { BuildOutcome, Finding, StartBuild, StepId } from '../types.ts';
import { buildFinding, hearing, type Ran } from './build-finding.ts';
import { refusal, type Verb } from './verb.ts';

export const startBuild: Verb<StartBuild> = {
  say({ project, resumes, upload, registry, repository, tag }) {
    if (resumes) return t`~ build ${resumes}  watched to its end`;
    const source = upload ? t`from this folder` : t`from its own source`;
    const pushed = tag ? t`pushes ${registry}/${repository}:${tag}` : t`pushes its own tags`;
    return t`+ build of ${project}  ${source}, ${pushed}`;
  },

  commands({ project, resumes, upload, buildspec, quietly }) {
    if (resumes) {
      return [{ pipeline: [['aws', 'codebuild', 'batch-get-builds', '--ids', resumes]] }];
    }
    const start = ['aws', 'codebuild', 'start-build', '--project-name', project];
    if (buildspec) start.push('--buildspec-override', buildspec);
    if (!upload) return [{ pipeline: [start] }];
    const { bucket, object } = upload;
    const place = `s3://${bucket}/${object}`;
    start.push('--source-type-override', 'S3', '--source-location-override', `${bucket}/${object}`);
    start.push('--artifacts-override', 'type=NO_ARTIFACTS');
    if (quietly) start.push('--no-report-build-status-override');
    return [
      { pipeline: [['zip', '-qry', '/tmp/source.zip', '.', '-x', '.git/*']] },
      { pipeline: [['aws', 's3', 'cp', '/tmp/source.zip', place]] },
      { pipeline: [start] },
      { pipeline: [['aws', 'codebuild', 'list-builds-for-project', '--project-name', project]] },
      { pipeline: [['aws', 's3', 'rm', place]] },
    ];
  },

  async apply(writes, change, step, tell, leaving) {
    const { heard, tell: tellOn } = hearing(tell);
    const outcome = await writes.startBuild(change, tellOn, leaving);
    return outcome.kind === 'not-started'
      ? notStarted(change, step, outcome, heard)
      : buildFinding(ranBy(change), step, outcome, heard);
  },

  refused({ project }, step, unseen) {
    const what = t`the build of ${project} could not be started and watched`;
    const actions = t`codebuild:StartBuild, codebuild:BatchGetBuilds and s3:PutObject`;
    return refusal(step, 'build-not-watched', what, unseen, actions);
  },
};

function ranBy({ project, registry, repository, tag }: StartBuild): Ran {
  const image = `${registry}/${repository}${tag ? `:${tag}` : ''}`;
  return { name: t`the build of ${project}`, registry, image };
}

type NotStarted = Extract<BuildOutcome, { kind: 'not-started' }>;

/** An organisation may forbid that a build differs from its project; then it is built as it stands. */
function notStarted(change: StartBuild, step: StepId, said: NotStarted, heard: LogDiagnosis) {
  const { project, upload, buildspec } = change;
  const overridden = upload !== undefined || buildspec !== undefined;
  if (!overridden || !said.code.startsWith('AccessDenied')) {
    return buildFinding(ranBy(change), step, said, heard);
  }
  const finding: Finding = {
    check: 'build-overrides-denied',
    step,
    severity: 'error',
    what: t`AWS does not let you start ${project} with another source and buildspec`,
    why: t`codebuild:StartBuild answered: ${said.said}`,
    remedy: {
      kind: 'ask',
      text: t`build the project as it stands (--test-build project), or have codebuild:StartBuild allowed to you`,
      question: {
        key: 'testBuild',
        kind: 'choice',
        prompt: t`What shall the test build build?`,
        options: [
          {
            value: 'project',
            label: t`the project as it stands`,
            hint: t`its own source, and the tags that its buildspec pushes`,
          },
          { value: 'throw-away', label: t`this folder, once that is allowed` },
        ],
      },
    },
  };
  return finding;
}
