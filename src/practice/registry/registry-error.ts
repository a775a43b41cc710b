/** Status and words of each error code (OCI distribution specification 1.1, Error codes). */
const table = {
  BLOB_UNKNOWN: [404, 'blob unknown to registry'],
  BLOB_UPLOAD_INVALID: [400, 'blob upload invalid'],
  BLOB_UPLOAD_UNKNOWN: [404, 'blob upload unknown to registry'],
  DIGEST_INVALID: [400, 'provided digest did not match uploaded content'],
  MANIFEST_BLOB_UNKNOWN: [400, 'manifest references a manifest or blob unknown to registry'],
  MANIFEST_INVALID: [400, 'manifest invalid'],
  MANIFEST_UNKNOWN: [404, 'manifest unknown to registry'],
  NAME_INVALID: [400, 'invalid repository name'],
  NAME_UNKNOWN: [404, 'repository name not known to registry'],
  PAGINATION_NUMBER_INVALID: [400, 'invalid number of results requested'],
  SIZE_INVALID: [413, 'the upload is larger than this registry keeps'],
  RANGE_INVALID: [416, 'invalid content range'],
  UNAUTHORIZED: [401, 'authentication required'],
  DENIED: [403, 'requested access to the resource is denied'],
  UNSUPPORTED: [405, 'the operation is unsupported'],
  TOOMANYREQUESTS: [429, 'too many requests'],
  UNKNOWN: [500, 'unknown error'],
} as const satisfies Record<string, readonly [number, string]>;

/** An error code of the OCI distribution specification. */
export type RegistryErrorCode = keyof typeof table;

interface Particulars {
  message?: string;
  detail?: unknown;
  status?: number;
  headers?: Record<string, string>;
}

/** A refusal as a registry words it: thrown by a route, sent as JSON by the server. */
export class RegistryError extends Error {
  readonly code: RegistryErrorCode;
  readonly status: number;
  readonly detail: unknown;
  readonly headers: Record<string, string>;

  constructor(code: RegistryErrorCode, { message, detail, status, headers }: Particulars = {}) {
    super(message ?? table[code][1]);
    this.name = 'RegistryError';
    this.code = code;
    this.status = status ?? table[code][0];
    this.detail = detail;
    this.headers = headers ?? {};
  }
}

/** The code that a status carries when nothing more is known, as for a status made to order. */
export function codeOf(status: number): RegistryErrorCode {
  const found = Object.entries(table).find(([, [usual]]) => usual === status);
  return found === undefined ? 'UNKNOWN' : (found[0] as RegistryErrorCode);
}
