import { tokensIn } from '../../../buildspec/given-passwords.ts';
import { quoteScalar } from '../../../buildspec/quote.ts';
import { roles } from '../../../buildspec/roles.ts';
import { t } from '../../../language.ts';
import { sameParameter } from '../../name/conventions.ts';
import { type Fault, meaningCheck } from '../fault.ts';

/** The buildspec reads the parameters that the setup names. */
export const buildspecNamesOtherParameters = meaningCheck(
  'buildspec-names-other-parameters',
  t`the buildspec reads the parameters of the setup`,
  ({ spec, recovered }, { parameters }) => {
    if (!parameters) return [];
    return roles.flatMap((role): Fault[] => {
      const source = recovered.sources[role];
      if (source?.from !== 'parameter-store') return [];
      const entry = spec.env.parameterStore.find(({ name }) => name === source.variable);
      const wanted = parameters[role];
      // A token is no name, and is not repeated in any words.
      if (!entry || tokensIn(entry.value).length > 0 || sameParameter(entry.value.trim(), wanted))
        return [];
      return [
        {
          severity: 'error',
          what: t`${entry.name} comes from the parameter ${entry.value}, and the setup’s is ${wanted}`,
          why: t`a build reads what the buildspec names; what is stored under another name it never sees`,
          at: entry.valueSpan.start,
          remedy: t`name ${wanted}`,
          edits: [{ span: entry.valueSpan, text: quoteScalar(wanted) }],
        },
      ];
    });
  },
);
