import type { BuildRecord, PhaseContext, PhaseRecord } from './evidence.ts';

type Json = Readonly<Record<string, unknown>>;

/**
 * A build as the AWS CLI or the SDK gives it, taken for what it tells; undefined for anything else.
 * Source: AWS CodeBuild API Reference, Build.
 */
export function buildRecord(build: unknown): BuildRecord | undefined {
  if (!isObject(build) || !Array.isArray(build['phases'])) return undefined;
  const id = text(build['id']);
  const arn = text(build['arn']);
  const project = text(build['projectName']);
  const status = text(build['buildStatus']);
  return {
    ...(id && { id }),
    ...(arn && { arn }),
    ...(project && { project }),
    ...(status && { status }),
    ...vpcOf(build['vpcConfig']),
    phases: build['phases'].filter(isObject).map(phaseRecord),
    ...sourceOf(build['source']),
    ...environmentOf(build['environment']),
  };
}

/** AWS leaves `vpcConfig` out, or empty, of a build that runs in no VPC of the account. */
function vpcOf(config: unknown): Pick<BuildRecord, 'inVpc'> {
  return isObject(config) ? { inVpc: text(config['vpcId']) !== undefined } : {};
}

function phaseRecord(phase: Json): PhaseRecord {
  const status = text(phase['phaseStatus']);
  const seconds = phase['durationInSeconds'];
  const contexts = Array.isArray(phase['contexts']) ? phase['contexts'].filter(isObject) : [];
  return {
    type: text(phase['phaseType']) ?? '',
    ...(status && { status }),
    contexts: contexts.map(phaseContext),
    ...(typeof seconds === 'number' && { seconds }),
  };
}

function phaseContext(context: Json): PhaseContext {
  return { code: text(context['statusCode']) ?? '', message: text(context['message']) ?? '' };
}

function sourceOf(source: unknown): Pick<BuildRecord, 'source'> {
  if (!isObject(source)) return {};
  const type = text(source['type']);
  const location = text(source['location']);
  const buildspec = text(source['buildspec']);
  return {
    source: {
      ...(type && { type }),
      ...(location && { location }),
      ...(buildspec && { buildspec }),
    },
  };
}

function environmentOf(environment: unknown): Pick<BuildRecord, 'environment'> {
  if (!isObject(environment)) return {};
  const image = text(environment['image']);
  const type = text(environment['type']);
  const privilegedMode = environment['privilegedMode'];
  const variables = environment['environmentVariables'];
  return {
    environment: {
      ...(image && { image }),
      ...(type && { type }),
      ...(typeof privilegedMode === 'boolean' && { privilegedMode }),
      ...(Array.isArray(variables) && { variables: variables.filter(isObject).map(variable) }),
    },
  };
}

function variable(entry: Json): { name: string; value: string; type: string } {
  return {
    name: text(entry['name']) ?? '',
    value: text(entry['value']) ?? '',
    type: text(entry['type']) ?? 'PLAINTEXT',
  };
}

/** True for a JSON object. */
export function isObject(value: unknown): value is Json {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function text(value: unknown): string | undefined {
  return typeof value === 'string' && value !== '' ? value : undefined;
}
