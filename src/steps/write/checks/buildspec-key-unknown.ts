import { formCheck } from '../form-check.ts';

/** Every key is one that CodeBuild knows, in its place. */
export const buildspecKeyUnknown = formCheck(
  'buildspec-key-unknown',
  'every key is one that CodeBuild knows',
  {
    kinds: ['buildspec-section-misplaced', 'runtime-versions-outside-install', 'unknown-key'],
    why: 'the build goes on without what stands there; only a line of its log says so',
    remedy: 'take the key out, or give it the name and place that are meant',
    severity: () => 'warning',
  },
);
