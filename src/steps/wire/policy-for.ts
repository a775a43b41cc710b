import type { PolicyDocument, PolicyStatement } from '../../types.ts';
import type { Need, NeedGroup } from './sight.ts';

const sids: Record<NeedGroup, string> = {
  parameters: 'ReadDockerParameters',
  key: 'DecryptDockerParameters',
  log: 'WriteBuildLog',
  source: 'ReadSource',
  connection: 'UseConnection',
  network: 'ReachNetwork',
  'network-permission': 'PermitNetworkInterface',
  'ecr-login': 'LogInToEcr',
  'ecr-push': 'PushToEcr',
  'image-pull': 'PullBuildImage',
  'image-secret': 'ReadImageSecret',
};

/** One statement for each group of needs: exactly these actions on exactly these ARNs. */
export function policyFor(needs: readonly Need[]): PolicyDocument {
  const groups = [...new Set(needs.map(({ group }) => group))];
  return {
    Version: '2012-10-17',
    Statement: groups.map((group) =>
      statementFor(
        group,
        needs.filter((one) => one.group === group),
      ),
    ),
  };
}

function statementFor(group: NeedGroup, needs: readonly Need[]): PolicyStatement {
  const condition = mergedContext(needs);
  return {
    Sid: sids[group],
    Effect: 'Allow',
    Action: oneOrList(needs.map(({ permission }) => permission.action)),
    Resource: oneOrList(needs.map(({ permission }) => permission.resource)),
    ...(condition && { Condition: { StringEquals: condition } }),
  };
}

function mergedContext(needs: readonly Need[]): Record<string, string | string[]> | undefined {
  const contexts = needs.flatMap(({ permission }) =>
    permission.context ? [permission.context] : [],
  );
  if (contexts.length === 0) return undefined;
  const keys = [...new Set(contexts.flatMap((context) => Object.keys(context)))];
  return Object.fromEntries(
    keys.map((key) => [key, oneOrList(contexts.map((context) => context[key] ?? ''))]),
  );
}

function oneOrList(values: readonly string[]): string | string[] {
  const distinct = [...new Set(values)];
  const [only] = distinct;
  return distinct.length === 1 && only !== undefined ? only : distinct;
}
