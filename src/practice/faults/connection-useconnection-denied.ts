import { t } from '../../language.ts';
import { inProject } from './in-project.ts';

export const connectionDenied = inProject(
  'connection-useconnection-denied',
  t`the project reads its source through a connection that the role may not use`,
  () => ({
    source: {
      type: 'GITHUB',
      location: 'https://github.com/learner/app.git',
      auth: {
        type: 'CODECONNECTIONS',
        resource: 'arn:aws:codeconnections:us-east-1:123456789012:connection/practice',
      },
    },
  }),
);
