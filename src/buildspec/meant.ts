/**
 * The parameter that a plain value was meant to name: a dynamic reference of CloudFormation, which
 * CodeBuild does not resolve, or a variable, which it does not expand there.
 */
export function meantParameter(value: string): string | undefined {
  const dynamic = /\{\{resolve:ssm(?:-secure)?:([^:}]+)(?::\d+)?\}\}/.exec(value);
  const variable = /^\$\{([\w./-]+)\}$|^\$(\w+)$/.exec(value.trim());
  return dynamic?.[1] ?? variable?.[1] ?? variable?.[2];
}
