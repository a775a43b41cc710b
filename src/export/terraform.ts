import { t } from '../language.ts';
import { byHandWords, commented } from './comment.ts';
import { type Block, blockLines, Expression } from './hcl.ts';
import { type Plan, placeLine, unsettledLines } from './plan.ts';
import { terraformOf } from './terraform-resources.ts';

/**
 * A plan as a Terraform configuration. It makes new things only; what exists already stands in
 * comments, with its commands. The password is asked for by Terraform and kept in no state.
 */
export function asTerraform(plan: Plan): string {
  const { resources, byHand, asksPassword } = terraformOf(plan);
  const head = [
    ...(plan.letter ?? [t`firstpush: what a push from CodeBuild needs, for ${placeLine(plan)}.`]),
    ...unsettledLines(plan),
  ];
  const sections = [
    commented(head),
    blockLines(settings),
    ...(plan.place ? [blockLines(providerFor(plan.place))] : []),
    ...(asksPassword ? [[...commented(passwordWords), ...blockLines(password)]] : []),
    ...resources.map(({ words, block }) => [...commented(words), ...blockLines(block)]),
    commented(byHandWords(byHand, notInThis)),
  ];
  return sections
    .filter((lines) => lines.length > 0)
    .map((lines) => `${lines.join('\n')}\n`)
    .join('\n');
}

/** Write-only arguments: Terraform 1.11; the provider has them and connections as of 6. */
const settings: Block = {
  head: ['terraform'],
  attributes: { required_version: '>= 1.11' },
  blocks: [
    {
      head: ['required_providers'],
      attributes: { aws: { source: 'hashicorp/aws', version: '>= 6.0' } },
    },
  ],
};

function providerFor({ region, account }: NonNullable<Plan['place']>): Block {
  return { head: ['provider', 'aws'], attributes: { region, allowed_account_ids: [account] } };
}

const passwordWords = [
  t`Asked for when it is not set; an ephemeral variable and a write-only argument (value_wo) keep it`,
  t`out of the state and out of a saved plan.`,
];

const notInThis = t`Not in this configuration; “firstpush plan --as commands” prints the same ready to run:`;

const password: Block = {
  head: ['variable', 'docker_password'],
  attributes: {
    description: 'Password or access token of the registry user',
    type: new Expression('string'),
    sensitive: true,
    ephemeral: true,
  },
};
