import { readFile, writeFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import * as z from 'zod/mini';
import { t } from '../language.ts';
import { Usage } from '../options.ts';
import { credentialOf } from '../steps/prove/credential.ts';
import type { Finding, Known, Proof, Reads, Report } from '../types.ts';
import type { Surroundings } from './surroundings.ts';

const proofShape = z.object({
  image: z.string().check(z.regex(/^[^/\s]+\/[^\s]+:[\w.-]+$/)),
  digest: z.string().check(z.regex(/^sha256:[0-9a-f]{64}$/)),
  fingerprint: z.string(),
  where: z.enum(['local', 'codebuild', 'rehearse']),
  at: z.string(),
  build: z.optional(z.string()),
  phases: z.optional(
    z.array(
      z.object({
        type: z.string(),
        status: z.optional(z.string()),
        seconds: z.optional(z.number()),
        contexts: z.array(z.object({ code: z.string(), message: z.string() })),
      }),
    ),
  ),
});

/**
 * What `--receipt FILE` holds, as JSON: `version` is 1; `proof` is what was proven: `image` with its
 * tag, the `digest` that was pushed and served, the `fingerprint` of the source, `where` it was
 * built, `at` which time, the CodeBuild `build`, and the `phases` with their times in seconds.
 */
const receiptShape = z.object({ version: z.literal(1), proof: proofShape });

/** Writes what a walk proved; nothing where it proved nothing. */
export async function writeReceipt(
  path: string,
  { proven, proof }: Report,
  { workingFolder }: Surroundings,
): Promise<void> {
  if (!proven || !proof) return;
  const text = `${JSON.stringify({ version: 1, proof }, null, 2)}\n`;
  await writeFile(resolve(workingFolder, path), text).catch((error: NodeJS.ErrnoException) => {
    throw new Usage(t`--receipt ${path} cannot be written: ${error.code}`);
  });
}

/**
 * Looks at a receipt again: does the registry still serve what was proven?
 * @throws Usage where the file is no receipt
 */
export async function receiptFindings(
  path: string,
  known: Known,
  reads: Reads,
  { workingFolder }: Surroundings,
): Promise<Finding[]> {
  const proof = await readReceipt(path, resolve(workingFolder, path));
  const [registry = '', rest = ''] = split(proof.image, proof.image.indexOf('/'));
  const [repository = '', reference = ''] = split(rest, rest.lastIndexOf(':'));
  const finding = (severity: Finding['severity'], what: string, why: string): Finding[] => [
    {
      check: 'receipt-no-longer-holds',
      step: 'prove',
      severity,
      what,
      why,
      where: { registry },
      remedy: { kind: 'advice', text: t`prove it again: firstpush prove --receipt FILE` },
    },
  ];
  const credential = await credentialOf(known, reads);
  if ('unseen' in credential || !credential.seen) {
    const why = 'unseen' in credential ? credential.unseen.said : t`there is no stored credential`;
    return finding('unknown', t`${registry} could not be asked for ${proof.image}`, why);
  }
  const served = await reads.servedDigest({ registry, repository, reference }, credential.seen);
  if (served.kind === 'served' && served.digest === proof.digest) return [];
  const when = t`${proof.digest} was proven at ${proof.at}`;
  if (served.kind === 'served') {
    return finding('error', t`${registry} serves ${served.digest} as ${proof.image}`, when);
  }
  if (served.kind === 'absent') {
    return finding('error', t`${registry} no longer serves ${proof.image}`, when);
  }
  return finding('unknown', t`${registry} could not be asked for ${proof.image}`, served.said);
}

async function readReceipt(path: string, absolute: string): Promise<Proof> {
  const text = await readFile(absolute, 'utf8').catch((error: NodeJS.ErrnoException) => {
    throw new Usage(t`--receipt ${path} cannot be read: ${error.code}`);
  });
  try {
    return receiptShape.parse(JSON.parse(text)).proof as Proof;
  } catch {
    throw new Usage(t`--receipt ${path} is no receipt of firstpush`);
  }
}

function split(text: string, at: number): [string, string] {
  return [text.slice(0, at), text.slice(at + 1)];
}
