import { type Call, Fault } from './service.ts';

const invalid = (message: string) => new Fault('ValidationException', message);

const form =
  'If formed as a path, it can consist of sub-paths divided by slash symbol; each sub-path can ' +
  'be formed as a mix of letters, numbers and the following 3 symbols .-_';

/**
 * Holds the name of a new parameter to AWS's rules (Systems Manager User Guide, "About
 * requirements and constraints for parameter names"; API reference, PutParameter).
 * @throws Fault `ValidationException`, `AccessDeniedException` for `/aws/…`, or
 * `HierarchyLevelLimitExceededException`
 */
export function checkName(name: string, call: Call): void {
  if (/^\/aws\//i.test(name)) {
    throw new Fault('AccessDeniedException', `No access to reserved parameter name: ${name}.`);
  }
  if (/^\/?(aws|ssm)/i.test(name)) {
    const prefixed = 'Parameter name: can\'t be prefixed with "aws" or "ssm" (case-insensitive).';
    throw invalid(name.startsWith('/') ? `${prefixed} ${form}` : prefixed);
  }
  if (!name.startsWith('/') && name.includes('/')) {
    throw invalid('Parameter name must be a fully qualified name.');
  }
  const levels = bareName(name).split('/');
  if (!levels.every((level) => /^[\w.-]+$/.test(level))) {
    throw invalid(`Parameter name: can't be prefixed with "ssm" (case-insensitive). ${form}`);
  }
  if (levels.length > 15) {
    throw new Fault(
      'HierarchyLevelLimitExceededException',
      'A hierarchy can have a maximum of 15 levels. For more information, see Requirements and ' +
        'constraints for parameter names in the AWS Systems Manager User Guide.',
    );
  }
  if (parameterArn(name, call).length > 1011) {
    throw invalid('Parameter name exceeds the maximum length of 1011 characters with its ARN.');
  }
}

/** `/Foo` and `Foo` denote one parameter: the name without the leading slash. */
export function bareName(name: string): string {
  return name.replace(/^\//, '');
}

/** The ARN, in which a leading slash is not doubled: `…:parameter/a/b` for `/a/b`. */
export function parameterArn(name: string, { partition, region, account }: Call): string {
  return `arn:${partition}:ssm:${region}:${account}:parameter/${bareName(name)}`;
}

/** A parameter as a reading call names it. */
export interface Reference {
  /** Without leading slash. */
  bare: string;
  /** A version number or a label, where one was given after a colon. */
  selector: string | undefined;
}

/**
 * Reads `name`, `name:version`, `name:label` or an ARN with either. Undefined when the ARN is of
 * another account or region, where the practice ground has nothing.
 */
export function readReference(given: string, call: Call): Reference | undefined {
  const root = parameterArn('', call);
  const name = given.startsWith(root) ? given.slice(root.length) : given;
  if (name.startsWith('arn:')) return undefined;
  const [path = '', selector] = name.trim().split(':');
  return { bare: bareName(path), selector };
}
