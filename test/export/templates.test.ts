import { execFile, execFileSync } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import fc from 'fast-check';
import { describe, expect, onTestFinished, test } from 'vitest';
import { parse } from 'yaml';
import { asCloudFormation } from '../../src/export/cloudformation.ts';
import { blockLines } from '../../src/export/hcl.ts';
import type { Plan } from '../../src/export/plan.ts';
import { asTerraform } from '../../src/export/terraform.ts';
import type { Change } from '../../src/types.ts';
import { examples, roleArn } from '../changes/examples.ts';
import { tool } from '../real.ts';
import { awkward, everything, fresh, planOfChanges } from './plans.ts';

const run = promisify(execFile);
const lint = tool('cfn-lint');
const terraform = tool('terraform');

const { policy, attach, createRole, project, bucket, putSecret, overwrite, trust, update } =
  examples;
const plans: [string, Plan][] = [
  ['a fresh account', fresh],
  ['everything', everything],
  ['an existing role', planOfChanges(policy, attach)],
  ['a role and no more', planOfChanges(createRole)],
];

describe.skipIf(!lint)('by cfn-lint (skipped where there is none)', { timeout: 60_000 }, () => {
  test('it finds no fault', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'firstpush-'));
    onTestFinished(() => rm(folder, { recursive: true, force: true }));
    const files = plans.map(([name, plan]) => ({ path: join(folder, `${name}.yaml`), plan }));
    for (const { path, plan } of files) await writeFile(path, asCloudFormation(plan));
    const { stdout } = await run(
      'cfn-lint',
      files.map(({ path }) => path),
    );
    expect(stdout).toBe('');
  });
});

/** Feeds a text to Terraform, outside of any configuration. */
const fed = (words: string[], input: string): string =>
  execFileSync(terraform ?? 'terraform', words, {
    input,
    cwd: tmpdir(),
    encoding: 'utf8',
    stdio: 'pipe',
  });

describe.skipIf(!terraform)(
  'by Terraform (skipped where there is none)',
  { timeout: 60_000 },
  () => {
    test.each(plans)('%s has the canonical format', (_, plan) => {
      fed(['fmt', '-check', '-diff', '-'], asTerraform(plan));
    });

    test('so has any block', () => {
      const key = fc.oneof(
        fc.constantFrom('a', 'long_name', 'for'),
        fc.stringMatching(/^[a-z:]{1,9}$/),
      );
      const { value } = fc.letrec((tie) => ({
        value: fc.oneof(
          { maxDepth: 3 },
          fc.string({ unit: 'binary' }),
          fc.boolean(),
          fc.array(tie('value'), { maxLength: 3 }),
          fc.dictionary(key, tie('value'), { maxKeys: 4 }),
        ),
      }));
      const values = fc.dictionary(fc.stringMatching(/^[a-z_]{1,9}$/), value, { maxKeys: 5 });
      const texts = fc.sample(values, 60).map((attributes) =>
        blockLines({
          head: ['resource', 'a', 'b'],
          attributes: attributes as never,
          blocks: [{ head: ['source'], attributes: { type: 'S3' } }],
        }).join('\n'),
      );
      fed(['fmt', '-check', '-diff', '-'], `${texts.join('\n\n')}\n`);
    });

    test('a string is to Terraform what it was', () => {
      const texts = [
        awkward,
        '$',
        '%',
        '$${',
        '%%{x}',
        '\n\r\t',
        '\u0001\u007f',
        '"\\',
        '{{x}}',
        '😀',
      ];
      const lines = texts.map(
        (text) => blockLines({ head: ['a'], attributes: { x: text } })[1] ?? '',
      );
      const given = lines.map((line) => line.replace(/^\s*x = /, ''));
      const answered = fed(['console'], `base64encode(jsonencode([${given.join(', ')}]))\n`);
      const plain = JSON.parse(Buffer.from(answered, 'base64').toString()) as string[];
      expect(plain).toEqual(texts);
    });
  },
);

/** The resources of the template that a plan comes to. */
const resources = (...changes: Change[]) =>
  (
    parse(asCloudFormation(planOfChanges(...changes))) as {
      Resources: Record<string, object>;
    } | null
  )?.Resources ?? {};

describe('CloudFormation', () => {
  test('a new role bears its policies, and the project runs as it', () => {
    const made = resources(createRole, policy, attach, project);
    expect(Object.keys(made)).toEqual(['CodebuildFlaskAppServiceRoleRole', 'FlaskAppProject']);
    expect(made).toMatchObject({
      CodebuildFlaskAppServiceRoleRole: {
        Type: 'AWS::IAM::Role',
        Properties: {
          AssumeRolePolicyDocument: createRole.trust,
          Policies: [{ PolicyName: policy.policy, PolicyDocument: policy.document }],
          ManagedPolicyArns: [attach.arn],
        },
      },
      FlaskAppProject: {
        Properties: {
          ServiceRole: { 'Fn::GetAtt': ['CodebuildFlaskAppServiceRoleRole', 'Arn'] },
          Environment: { PrivilegedMode: true },
        },
      },
    });
  });

  test('a role that exists is given its policy, and named by the project', () => {
    expect(resources(policy, project)).toMatchObject({
      DockerCredentialsFlaskAppPolicy: {
        Type: 'AWS::IAM::RolePolicy',
        Properties: { RoleName: policy.role, PolicyDocument: policy.document },
      },
      FlaskAppProject: { Properties: { ServiceRole: roleArn } },
    });
  });

  test('a bucket is private', () => {
    expect(resources(bucket)).toMatchObject({
      FirstpushSourceXBucket: {
        Properties: {
          PublicAccessBlockConfiguration: {
            BlockPublicAcls: true,
            BlockPublicPolicy: true,
            IgnorePublicAcls: true,
            RestrictPublicBuckets: true,
          },
        },
      },
    });
  });

  test.each<[string, Change, string]>([
    ['a SecureString', putSecret, '#   read -rsp'],
    ['a parameter that exists', overwrite, '--overwrite'],
    ['a policy that exists', { ...policy, replaces: '{}' }, 'aws iam put-role-policy'],
    ['a managed policy on a role that exists', attach, 'aws iam attach-role-policy'],
    ['a trust policy', trust, 'aws iam update-assume-role-policy'],
    ['a project that exists', update, 'aws codebuild update-project'],
    ['a push', examples.push, 'docker push'],
    ['a build', examples.rebuild, 'aws codebuild start-build'],
  ])('%s is named with its commands, and is no resource', (_, change, command) => {
    const text = asCloudFormation(planOfChanges(change));
    expect(text.split('\n').filter((line) => !/^(#|$)/.test(line))).toEqual([]);
    expect(text).toContain(command);
  });
});

describe('Terraform', () => {
  const text = asTerraform(fresh);

  test('the password is asked for, and is nobody’s default', () => {
    expect(text).toContain('value_wo         = var.docker_password');
    const variable = /variable "docker_password" \{[^}]*\}/.exec(text)?.[0];
    expect(variable).toContain('sensitive   = true');
    expect(variable).not.toContain('default');
    expect(asTerraform(planOfChanges(examples.put))).not.toContain('docker_password');
  });

  test('it is for one account, and what is made is made in order', () => {
    expect(text).toContain('allowed_account_ids = ["123456789012"]');
    expect(text).toContain('service_role = aws_iam_role.codebuild_flask_app_service_role.arn');
    expect(text).toContain(
      'depends_on = [\n    aws_iam_role_policy.docker_credentials_flask_app,\n    aws_iam_role_policy_attachment.amazonssmreadonlyaccess,\n  ]',
    );
  });

  test('no two resources have the same address', () => {
    const addresses = [...asTerraform(everything).matchAll(/^resource "(.*)" "(.*)" \{$/gm)].map(
      ([, type, label]) => `${type}.${label}`,
    );
    expect(addresses.length).toBeGreaterThan(10);
    expect(addresses).toEqual([...new Set(addresses)]);
  });
});

test('no dialect holds a secret, and each tells what it leaves out', () => {
  const leftOut = [
    {
      ...everything.changes[0]?.reason,
      what: 'the parameter /x does not exist',
      remedy: { kind: 'advice', text: 'give the\n  password' },
    },
  ] as unknown as Plan['leftOut'];
  for (const dialect of [asCloudFormation, asTerraform]) {
    const text = dialect({ ...everything, leftOut });
    expect(text).not.toContain('hunter2');
    expect(text).toContain('\n# left out: the parameter /x does not exist (give the password)\n');
  }
});

test('a plan of which CloudFormation makes nothing is no template, and says so', () => {
  const text = asCloudFormation(planOfChanges(examples.write, putSecret));
  expect(text).toContain('# There is no template: CloudFormation makes nothing of it.\n');
  expect(text).not.toContain('cloudformation deploy');
  expect(text.split('\n').filter((line) => line !== '' && !line.startsWith('#'))).toEqual([]);
});
