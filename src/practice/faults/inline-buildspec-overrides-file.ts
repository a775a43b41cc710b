import { t } from '../../language.ts';
import { inProject } from './in-project.ts';

const inline = 'version: 0.2\nphases:\n  build:\n    commands:\n      - echo hello\n';

export const inlineBuildspecOverridesFile = inProject(
  'inline-buildspec-overrides-file',
  t`a buildspec was typed into the project itself`,
  ({ source }) => ({ source: source && { ...source, buildspec: inline } }),
);
