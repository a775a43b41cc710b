import { t } from '../../../language.ts';
import type { Check, Finding } from '../../../types.ts';
import type { CommandsSight, ProveSight } from '../sight.ts';

/** There is a project that builds, and a buildspec whose commands can be run. */
export const testBuildNotReady: Check<ProveSight> = {
  id: 'test-build-not-ready',
  title: t`there is a project and a buildspec to run`,
  find({ commands }) {
    if (!commands) return [];
    const fact = notReady(commands);
    if (!fact) return [];
    const finding: Finding = { check: 'test-build-not-ready', step: 'prove', ...fact };
    return [finding];
  },
};

type Fact = Omit<Finding, 'check' | 'step'>;

function notReady(sight: CommandsSight): Fact | undefined {
  const { where, projectName, project, caller, location, buildspec, upload } = sight;
  if (where === 'codebuild') {
    for (const seen of [caller, project, upload?.held ?? { seen: 'ours' }]) {
      if ('unseen' in seen) return unseenFact(seen.unseen.tried, seen.unseen.said);
    }
    if ('seen' in project && !project.seen) {
      return {
        severity: 'error',
        toDo: true,
        because: 'project-missing',
        what: t`there is no CodeBuild project ${projectName} to build in`,
        why: t`the push is proven by a build of the project itself`,
        remedy: { kind: 'advice', text: t`walk the step “wire” first` },
      };
    }
    if (upload && 'seen' in upload.held && upload.held.seen === 'foreign') {
      return {
        severity: 'error',
        what: t`the bucket ${upload.bucket} is another account’s`,
        why: t`CodeBuild reads the folder from a bucket of this account`,
        remedy: { kind: 'advice', text: t`build the project’s own source: --test-build project` },
      };
    }
  }
  if (buildspec !== undefined) return undefined;
  return {
    severity: 'error',
    toDo: true,
    because: 'buildspec-file-missing',
    what: t`there is no ${location} whose commands could run`,
    why: t`the buildspec’s own commands build and push`,
    remedy: { kind: 'advice', text: t`walk the step “write” first` },
  };
}

function unseenFact(tried: string, said: string): Fact {
  return {
    severity: 'unknown',
    what: t`${tried} was refused, so no test build can be started`,
    why: said,
    remedy: { kind: 'advice', text: t`make it readable to you, then look again` },
  };
}
