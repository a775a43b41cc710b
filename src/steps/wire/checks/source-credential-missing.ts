import { t } from '../../../language.ts';
import type { Check } from '../../../types.ts';
import type { WireSight } from '../sight.ts';

/** Names of the providers as people know them, by the type of the source. */
const providers: Readonly<Record<string, string>> = {
  GITHUB: 'GitHub',
  GITHUB_ENTERPRISE: 'GitHub Enterprise',
  GITLAB: 'GitLab',
  GITLAB_SELF_MANAGED: 'GitLab',
  BITBUCKET: 'Bitbucket',
};

/** CodeBuild has a way to the Git provider that the project's source is at. */
export const sourceCredentialMissing: Check<WireSight> = {
  id: 'source-credential-missing',
  title: t`CodeBuild has a way to the source’s provider`,
  find({ project, connections, projectName }) {
    const facts = 'seen' in project ? project.seen : undefined;
    if (!facts || facts.source.connection || 'unseen' in connections) return [];
    const provider = providers[facts.source.type];
    const known = connections.seen.some((one) => one.provider === facts.source.type);
    if (!provider || known) return [];
    return [
      {
        check: 'source-credential-missing',
        step: 'wire',
        severity: 'warning',
        what: t`CodeBuild has no credential for ${provider} in this account and region, and ${projectName} reads its source there`,
        why: t`credentials are kept for each region; without one only a public repository can be read`,
        where: { arn: facts.arn },
        remedy: {
          kind: 'advice',
          text: t`connect CodeBuild to ${provider} once, in the console of this region`,
        },
      },
    ];
  },
};
