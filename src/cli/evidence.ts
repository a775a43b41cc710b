import { createReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import { resolve } from 'node:path';
import { createInterface } from 'node:readline';
import { text } from 'node:stream/consumers';
import { causeFindings } from '../changes/cause-findings.ts';
import { diagnose, diagnoseLines } from '../diagnosis/diagnose.ts';
import { couldNotLook } from '../findings.ts';
import { t } from '../language.ts';
import { type CommandLine, Usage } from '../options.ts';
import { plainText } from '../plain-text.ts';
import { type BuildFacts, type Finding, type Reads, Refused, type Seen } from '../types.ts';
import type { Surroundings } from './surroundings.ts';

/** Bytes up to which a log is read whole, so that it may also be the JSON that the AWS CLI prints. */
const largest = 32 * 1024 * 1024;

/**
 * What a failed build tells: the one that `--build` names, the last one of the project that
 * `--project` names, and the log in a file or on standard input. Nothing where none is named.
 * @throws Usage where a log cannot be read
 */
export async function evidenceFindings(
  { command, options, setup }: CommandLine,
  surroundings: Surroundings,
  reads?: Reads,
): Promise<Finding[]> {
  if (command !== 'check' && command !== 'fix') return [];
  const found: Finding[] = [];
  if (options.log) found.push(...(await logFindings(options.log, surroundings)));
  if (!reads) return found;
  if (options.build) {
    const id = options.build.replace(/^arn:[^/]*:build\//, '');
    found.push(...(await buildFindings(await reads.build(id), reads, id)));
  } else if (setup.project) {
    const latest = await reads.latestBuild(setup.project);
    // A name given as an answer may be that of a project still to be made.
    if ('seen' in latest) found.push(...(await buildFindings(latest, reads)));
  }
  return found;
}

async function logFindings(log: string, surroundings: Surroundings): Promise<Finding[]> {
  const { stdin, workingFolder } = surroundings;
  const diagnosed = { name: t`the build of this log`, log };
  if (log === '-') return causeFindings(diagnose({ log: plainText(await text(stdin)) }), diagnosed);
  const path = resolve(workingFolder, log);
  const found = await stat(path).catch(() => undefined);
  if (!found?.isFile()) throw new Usage(t`--log ${log}: there is no such file`);
  const stream = createReadStream(path);
  const diagnosis =
    found.size > largest
      ? await diagnoseLines(createInterface({ input: stream }))
      : diagnose({ log: await text(stream) });
  return causeFindings(diagnosis, diagnosed);
}

/** What a build that failed tells; nothing of one that did not. */
export async function buildFindings(
  asked: Seen<BuildFacts | undefined>,
  reads: Reads,
  id = '',
): Promise<Finding[]> {
  if ('unseen' in asked) return [couldNotLook('prove', asked.unseen)];
  const build = asked.seen;
  if (!build) return id === '' ? [] : [noSuchBuild(id)];
  if (!build.complete || build.status === 'SUCCEEDED') return [];
  const diagnosed = { name: t`the build ${build.id}`, log: build.id, arn: build.arn };
  try {
    const log = build.log ? reads.log(build.log) : [];
    return causeFindings(await diagnoseLines(log, { build }), diagnosed);
  } catch (error) {
    if (!(error instanceof Refused)) throw error;
    // The record alone says why a build failed where its log cannot be read.
    const byRecord = causeFindings(diagnose({ build }), diagnosed);
    return [...byRecord, couldNotLook('prove', error.unseen)];
  }
}

function noSuchBuild(id: string): Finding {
  return {
    check: 'could-not-look',
    step: 'prove',
    severity: 'unknown',
    what: t`CodeBuild knows no build ${id} in this account and region`,
    why: t`builds are kept for a year, each in its own region`,
    remedy: {
      kind: 'advice',
      text: t`give the id as CodeBuild shows it, and the region by --region`,
    },
  };
}
