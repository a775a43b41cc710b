import { t } from '../../../language.ts';
import type { Check, Permission, RoleFacts } from '../../../types.ts';
import { meantInVain, nearlyAllowed } from '../nearly-allowed.ts';
import type { WireSight } from '../sight.ts';

/** The role's policy names the parameters as their ARNs are. */
export const policyArnMalformed: Check<WireSight> = {
  id: 'ssm-policy-arn-malformed',
  title: t`the role’s policy names the parameters by their ARNs`,
  find(sight) {
    const [first] = meantInVain(sight, misspelt);
    if (!first) return [];
    return [
      nearlyAllowed(sight, {
        check: 'ssm-policy-arn-malformed',
        what: t`a policy of ${sight.roleName} allows ssm:GetParameters on an ARN that no parameter here has`,
        why: t`the ARN is ${first.permission.resource}: one slash after parameter, and the region and account of the project`,
      }),
    ];
  },
};

/** The permission as it would be with the ARN misspelt in the ways that people do. */
function misspelt({ action, resource }: Permission, role: RoleFacts): Permission[] {
  const name = resource.slice(resource.indexOf(':parameter/') + ':parameter/'.length);
  const spellings = [`parameter//${name}`, `parameter${name}`, `parameter:${name}`];
  const beginning = resource.slice(0, -`parameter/${name}`.length);
  const wrong = spellings.map((spelling) => `${beginning}${spelling}`);
  const elsewhere = placesIn(role)
    .map((place) => `${place}parameter/${name}`)
    .filter((one) => one !== resource);
  return [...wrong, ...elsewhere].map((one) => ({ action, resource: one }));
}

/** The beginnings of the ARNs of Systems Manager in the role's policies. */
function placesIn({ inline, attached }: RoleFacts): string[] {
  const text = [...inline, ...attached].map(({ document }) => document).join('\n');
  return text.match(/arn:[\w-]+:ssm:[\w-]+:\d+:(?=parameter)/g) ?? [];
}
