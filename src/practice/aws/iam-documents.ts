import { readOperator } from '../../policy/operators.ts';
import { PolicySyntax, parsePolicy } from '../../policy/parse.ts';
import type { Policy, Statement } from '../../policy/policy.ts';
import { Fault } from './service.ts';

/** Characters of a document as IAM's quotas count them: without white space. */
export const size = (document: string): number => document.replace(/\s/g, '').length;

/**
 * Holds a document to what IAM asks of a policy for identities.
 * @throws Fault MalformedPolicyDocument
 */
export function checkIdentityPolicy(document: string): void {
  const policy = read(document);
  if (policy.version !== '2012-10-17') {
    throw malformed('Policy document must be version 2012-10-17 or greater.');
  }
  for (const statement of policy.statements) {
    if (statement.principals) throw malformed('Policy document should not specify a principal.');
    if (!statement.resources) throw malformed('Policy statement must contain resources.');
    statement.resources.patterns.forEach(checkResource);
    checkActions(statement);
  }
}

/**
 * Holds a document to what IAM asks of a role's trust policy.
 * @throws Fault MalformedPolicyDocument, LimitExceeded over 2,048 characters
 */
export function checkTrustPolicy(document: string): void {
  for (const statement of read(document).statements) {
    if (statement.resources) throw malformed('Has prohibited field Resource');
    if (!statement.principals) throw malformed('Missing required field Principal');
    for (const service of statement.principals.of.Service ?? []) {
      if (!/^[a-z0-9.-]+\.amazonaws\.com(\.cn)?$/.test(service)) {
        throw malformed(`Invalid principal in policy: "SERVICE":"${service}"`);
      }
    }
    checkActions(statement);
    if (!statement.actions.patterns.every((action) => /^sts:/i.test(action))) {
      throw malformed('AssumeRole policy may only specify STS AssumeRole actions.');
    }
  }
  if (size(document) > 2048) throw quota('ACLSizePerRole: 2048');
}

/** A quota of the account is used up. */
export const quota = (which: string): Fault =>
  new Fault('LimitExceeded', `Cannot exceed quota for ${which}`, 409);

const malformed = (message: string): Fault => new Fault('MalformedPolicyDocument', message);

function read(document: string): Policy {
  if (/^\s/.test(document)) throw malformed('JSON strings must not have leading spaces');
  try {
    const policy = parsePolicy(document);
    policy.statements.forEach(checkOperators);
    return policy;
  } catch (error) {
    if (!(error instanceof PolicySyntax)) throw error;
    throw malformed(
      error.message.startsWith('not JSON')
        ? 'This policy contains invalid Json'
        : 'Syntax errors in policy.',
    );
  }
}

function checkOperators({ conditions }: Statement): void {
  for (const { operator } of conditions) {
    if (operator !== 'Null' && !readOperator(operator)) throw malformed('Syntax errors in policy.');
  }
}

function checkActions({ actions }: Statement): void {
  for (const action of actions.patterns) {
    const [vendor = '', ...rest] = action.split(':');
    if (action === '*') continue;
    if (rest.length === 0) {
      throw malformed('Actions/Conditions must be prefaced by a vendor, e.g., iam, sdb, ec2, etc.');
    }
    if (rest.length > 1) throw malformed('Actions/Condition can contain only one colon.');
    if (!/^(\*|[\w.-]+)$/.test(vendor)) throw malformed(`Vendor ${vendor} is not valid`);
  }
}

function checkResource(resource: string): void {
  if (resource === '*') return;
  const [, partition, service] = resource.split(':');
  if (partition === undefined) {
    throw malformed(`Resource ${resource} must be in ARN format or "*".`);
  }
  if (!/^(\*|aws|aws-cn|aws-us-gov)$/.test(partition)) {
    throw malformed(`Partition "${partition}" is not valid for resource "${resource}".`);
  }
  if (service === undefined) {
    throw malformed('Resource vendor must be fully qualified and cannot contain regexes.');
  }
}
