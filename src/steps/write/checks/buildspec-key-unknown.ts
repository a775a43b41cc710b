import { t } from '../../../language.ts';
import { formCheck } from '../form-check.ts';

/** Every key is one that CodeBuild knows, in its place. */
export const buildspecKeyUnknown = formCheck(
  'buildspec-key-unknown',
  t`every key is one that CodeBuild knows`,
  {
    kinds: ['buildspec-section-misplaced', 'runtime-versions-outside-install', 'unknown-key'],
    why: t`the build goes on without what stands there; only a line of its log says so`,
    remedy: t`take the key out, or give it the name and place that are meant`,
    severity: () => 'warning',
    edits: ({ kind, span, instead = '' }, { text }) => {
      const key = text.slice(span.start, span.end);
      return kind === 'unknown-key' && plain(key) === plain(instead)
        ? [{ span, text: instead }]
        : undefined;
    },
  },
);

/** A key without its dashes and capitals: `baseDirectory` and `base-directory` are one. */
function plain(key: string): string {
  return key.replace(/[-_]/g, '').toLowerCase();
}
