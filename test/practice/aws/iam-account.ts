import { iamOperations } from '../../../src/practice/aws/iam.ts';
import { type Call, Fault } from '../../../src/practice/aws/service.ts';

/** A caller of the practice account. */
export const call: Call = {
  account: '123456789012',
  region: 'us-east-1',
  partition: 'aws',
  caller: 'arn:aws:iam::123456789012:user/practice',
};

/** A fresh account at a fixed time, and a way to call it by operation names. */
export function account() {
  const iam = iamOperations({ now: () => new Date('2026-03-01T10:00:00.123Z') });
  const run = (operation: string, input: Record<string, unknown> = {}) => {
    const operate = iam.operations[operation];
    if (!operate) throw new Error(`no operation ${operation}`);
    return operate(input, call) as Record<string, unknown>;
  };
  return { ...iam, run };
}

/** How a call was refused: `404 NoSuchEntity: The role …`. */
export function refusal(act: () => unknown): string {
  try {
    act();
  } catch (error) {
    if (error instanceof Fault) return `${error.status} ${error.code}: ${error.message}`;
    throw error;
  }
  return 'not refused';
}

/** A trust policy for CodeBuild, apart from what is given. */
export const trust = (parts: object = {}): string =>
  JSON.stringify({
    Version: '2012-10-17',
    Statement: {
      Effect: 'Allow',
      Principal: { Service: 'codebuild.amazonaws.com' },
      Action: 'sts:AssumeRole',
      ...parts,
    },
  });

/** An identity policy of one statement that allows these actions. */
export const allowing = (action: string | string[], resource = '*', parts: object = {}): string =>
  JSON.stringify({
    Version: '2012-10-17',
    Statement: { Effect: 'Allow', Action: action, Resource: resource, ...parts },
  });
