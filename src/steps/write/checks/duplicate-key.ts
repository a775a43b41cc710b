import { t } from '../../../language.ts';
import { formCheck } from '../form-check.ts';

/** Every key is written once. */
export const duplicateKey = formCheck('duplicate-key', t`every key is written once`, {
  kinds: ['duplicate-key'],
  why: t`of two keys of one name only the last counts, and what stood under the first is gone without a word`,
  remedy: t`put both under one key, or give the second its own phase`,
  severity: ({ span }, { spec }) => {
    const key = spec.text.slice(span.start, span.end).replace(/["']/g, '');
    const isLost = /^(commands|finally|phases|env|install|pre_build|build|post_build)$/.test(key);
    return isLost ? 'error' : 'warning';
  },
});
