import { createHash } from 'node:crypto';
import { access, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import * as z from 'zod/mini';
import { t } from '../../language.ts';
import { plainText } from '../../plain-text.ts';
import type { Unreachable } from './answers.ts';
import type { EngineAddress, TlsFiles } from './find-engine.ts';

const configFile = z.object({ currentContext: z.optional(z.string()) });
const contextFile = z.object({
  Endpoints: z.object({
    docker: z.object({ Host: z.string(), SkipTLSVerify: z.optional(z.boolean()) }),
  }),
});

/** The context that `config.json` names, if there is such a file and it names one. */
export async function currentContext(configFolder: string): Promise<string | undefined> {
  const config = z.safeParse(configFile, await readJson(join(configFolder, 'config.json')));
  return config.data?.currentContext;
}

/**
 * The address that a context of the store stands for. A context's folder is named by the SHA-256 of
 * its name, and its certificates lie apart from its description (docker context).
 */
export async function contextAddress(
  configFolder: string,
  name: string,
  from: EngineAddress['from'],
): Promise<EngineAddress | Unreachable> {
  const folder = createHash('sha256').update(name).digest('hex');
  const store = join(configFolder, 'contexts');
  const context = z.safeParse(
    contextFile,
    await readJson(join(store, 'meta', folder, 'meta.json')),
  );
  if (!context.success) {
    const said = t`the docker context "${plainText(name)}" does not exist or names no engine`;
    return { kind: 'unreachable', reason: 'configuration', said, address: from };
  }
  const { Host: host, SkipTLSVerify: skip = false } = context.data.Endpoints.docker;
  const tls = await tlsFiles(join(store, 'tls', folder, 'docker'), !skip);
  return { host, from, ...(tls === undefined ? {} : { tls }) };
}

async function tlsFiles(folder: string, verify: boolean): Promise<TlsFiles | undefined> {
  const present = async (name: string) =>
    access(join(folder, name)).then(
      () => true,
      () => false,
    );
  const [ca, cert, key] = await Promise.all(['ca.pem', 'cert.pem', 'key.pem'].map(present));
  if (!ca && !cert) return undefined;
  return {
    ...(ca ? { ca: join(folder, 'ca.pem') } : {}),
    ...(cert && key ? { cert: join(folder, 'cert.pem'), key: join(folder, 'key.pem') } : {}),
    verify,
  };
}

/** A file's JSON; undefined where it cannot be read as such, since the docker command goes on too. */
async function readJson(path: string): Promise<unknown> {
  try {
    return JSON.parse(await readFile(path, 'utf8'));
  } catch {
    return undefined;
  }
}
