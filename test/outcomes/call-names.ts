import type { NameOf } from './meddler.ts';

/** Names a request to AWS as IAM names the action. */
export const awsCall: NameOf = (method, url, headers, body) => {
  const target = headers['x-amz-target'];
  const service = /\/([a-z0-9-]+)\/aws4_request/.exec(headers.authorization ?? '')?.[1] ?? 's3';
  if (target) return { call: `${service}:${String(target).split('.')[1]}`, tongue: 'json' };
  if (headers['content-type']?.startsWith('application/x-www-form-urlencoded')) {
    const action = new URLSearchParams(body.toString()).get('Action');
    return { call: `${service}:${action}`, tongue: 'query' };
  }
  const [, , object] = url.pathname.split('/');
  const what = [...url.searchParams.keys()].find((key) => key !== 'x-id') ?? '';
  return { call: `s3:${method} ${object ? 'object' : 'bucket'} ${what}`.trim(), tongue: 's3' };
};

/** Names a request to a registry by its endpoint (OCI distribution specification 1.1, Endpoints). */
export const registryCall: NameOf = (method, url) => {
  const [, route = url.pathname] =
    /\/(blobs\/uploads|blobs|manifests|tags)(\/|$)/.exec(url.pathname) ?? [];
  const scoped = url.searchParams.has('scope') ? ' scope' : '';
  return {
    call: `registry:${method} ${route.replace(/^\/(v2\/)?/, '') || 'v2'}${scoped}`,
    tongue: 'registry',
  };
};

/** Names a request to an engine by its endpoint (Docker Engine API). */
export const engineCall: NameOf = (method, url) => {
  const path = url.pathname.replace(/^\/v[\d.]+/, '');
  const verb = /\/(json|push|tag|create|history)$/.exec(path)?.[1];
  const route = path.startsWith('/images/') ? `images ${verb ?? ''}`.trim() : path.slice(1);
  return { call: `engine:${method} ${route}`, tongue: 'engine' };
};
