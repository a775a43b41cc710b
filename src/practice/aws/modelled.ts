import type { Constraint } from './constraints.ts';
import { type Call, Fault, type Operation, type Operations } from './service.ts';

type Runs<Name extends string> = Record<Name, (input: never, call: Call) => unknown>;

/**
 * The operations of a service, each input held to its model first. The breaches are told together,
 * under the service's own code, in the words of AWS's common validation.
 */
export function modelled<Name extends string>(
  model: Record<Name, Constraint>,
  runs: Runs<Name>,
  code: string,
): Operations {
  const operations: Operations = {};
  for (const name in runs) operations[name] = held(model[name], runs[name], code);
  return operations;
}

function held(
  constraint: Constraint,
  run: (input: never, call: Call) => unknown,
  code: string,
): Operation {
  return (input, call) => {
    const found = breaches(constraint, input, '');
    if (found.length > 0) {
      const count = `${found.length} validation error${found.length > 1 ? 's' : ''} detected`;
      throw new Fault(code, `${count}: ${found.join('; ')}`);
    }
    // the model has just been seen to hold
    return run(input as never, call);
  };
}

function breaches(constraint: Constraint, value: unknown, path: string): string[] {
  const kind = kindOf(value);
  if (kind !== constraint.kind) {
    throw new Fault(
      'SerializationException',
      `${kind.toUpperCase()}_VALUE can not be converted to ${constraint.kind} at '${path}'`,
    );
  }
  const broken = rules(constraint, value).map(
    (rule) => `Value '${shown(value)}' at '${path}' failed to satisfy constraint: Member ${rule}`,
  );
  if (constraint.kind === 'list' && Array.isArray(value)) {
    const inner = value.flatMap((item, at) =>
      breaches(constraint.of, item, `${path}.${at + 1}.member`),
    );
    return [...broken, ...inner];
  }
  return constraint.kind === 'structure' ? inside(constraint, value as object, path) : broken;
}

function inside(
  { required, members }: Extract<Constraint, { kind: 'structure' }>,
  value: object,
  path: string,
): string[] {
  const given = new Map<string, unknown>(Object.entries(value));
  const at = (name: string) => {
    const lower = name.charAt(0).toLowerCase() + name.slice(1);
    return path === '' ? lower : `${path}.${lower}`;
  };
  const missing = required
    .filter((name) => given.get(name) === undefined || given.get(name) === null)
    .map(
      (name) => `Value null at '${at(name)}' failed to satisfy constraint: Member must not be null`,
    );
  const wrong = Object.entries(members).flatMap(([name, constraint]) => {
    const member = given.get(name);
    return member === undefined || member === null ? [] : breaches(constraint, member, at(name));
  });
  return [...missing, ...wrong];
}

function rules(constraint: Constraint, value: unknown): string[] {
  const broken: string[] = [];
  const measure = (size: number, what: string, { min, max }: { min?: number; max?: number }) => {
    if (min !== undefined && size < min) {
      broken.push(`must have ${what} greater than or equal to ${min}`);
    }
    if (max !== undefined && size > max) {
      broken.push(`must have ${what} less than or equal to ${max}`);
    }
  };
  if (constraint.kind === 'number') measure(Number(value), 'value', constraint);
  if (constraint.kind === 'list' && Array.isArray(value)) {
    measure(value.length, 'length', constraint);
  }
  if (constraint.kind === 'text' && typeof value === 'string') {
    measure(value.length, 'length', constraint);
    if (constraint.oneOf && !constraint.oneOf.includes(value)) {
      broken.push(`must satisfy enum value set: [${constraint.oneOf.join(', ')}]`);
    }
    if (constraint.pattern && !new RegExp(`^(?:${constraint.pattern})$`, 'u').test(value)) {
      broken.push(`must satisfy regular expression pattern: ${constraint.pattern}`);
    }
  }
  return broken;
}

function kindOf(value: unknown): Constraint['kind'] | 'null' {
  if (value === null || value === undefined) return 'null';
  if (Array.isArray(value)) return 'list';
  if (typeof value === 'string') return 'text';
  if (typeof value === 'number') return 'number';
  if (typeof value === 'boolean') return 'boolean';
  return 'structure';
}

function shown(value: unknown): string {
  return Array.isArray(value) ? `[${value.map(String).join(', ')}]` : String(value);
}
