import { expect } from 'vitest';
import { z } from 'zod';

const step = z.enum(['name', 'store', 'wire', 'write', 'prove']);
const change = { kind: z.string().min(1), say: z.string().min(1), commands: z.array(z.string()) };
const proposed = z.strictObject(change);
const line = z.int().min(1);

const where = z.union([
  z.strictObject({ file: z.string(), line: line.optional(), column: line.optional() }),
  z.strictObject({ arn: z.string().startsWith('arn:') }),
  z.strictObject({ log: z.string(), line, build: z.string().startsWith('arn:').optional() }),
  z.strictObject({ registry: z.string() }),
  z.strictObject({ engine: z.string() }),
]);

const finding = z.strictObject({
  check: z.string().regex(/^[a-z0-9]+(-[a-z0-9]+)*$/),
  step,
  severity: z.enum(['error', 'warning', 'hint', 'unknown']),
  what: z.string().min(1),
  why: z.string().min(1),
  where: where.optional(),
  passage: z.array(z.strictObject({ line: line.optional(), text: z.string() })).optional(),
  because: z.string().optional(),
  toDo: z.boolean().optional(),
  remedy: z.strictObject({
    kind: z.enum(['change', 'ask', 'advice']),
    text: z.string().min(1),
    changes: z.array(proposed),
  }),
});

const proof = z.strictObject({
  image: z.string(),
  digest: z.string().regex(/^sha256:[0-9a-f]{64}$/),
  where: z.enum(['local', 'codebuild', 'rehearse']),
  at: z.iso.datetime(),
  build: z.string().optional(),
  phases: z
    .array(
      z.strictObject({
        type: z.string(),
        status: z.string().optional(),
        seconds: z.number().optional(),
      }),
    )
    .optional(),
});

/** The shape of the document on one application. */
export const shape = z.strictObject({
  version: z.literal(1),
  command: z.enum(['apply', 'check', 'fix', 'plan', 'prove', 'undo']),
  proven: z.boolean(),
  steps: z.array(z.strictObject({ id: step, state: z.enum(['proven', 'open', 'unknown']) })),
  findings: z.array(finding),
  changes: z.array(
    z.strictObject({ ...change, state: z.enum(['planned', 'done', 'failed', 'skipped']) }),
  ),
  proof: proof.optional(),
  beside: z.array(proof).optional(),
  undone: z.strictObject({ left: z.int().min(0) }).optional(),
});

/** What `--json` prints, in the shape that users and scripts rely on. */
export type Document = z.infer<typeof shape>;

/** The one JSON document on standard output. @throws where there is more, or another shape */
export function documentOf(stdout: string): Document {
  return shape.parse(JSON.parse(stdout));
}

/** Expects that every step is proven and that the proof names a digest; gives the proof. */
export function expectProven({ proven, steps, proof }: Document): NonNullable<Document['proof']> {
  expect({ proven, states: steps.map(({ id, state }) => `${id} ${state}`) }).toEqual({
    proven: true,
    states: ['name proven', 'store proven', 'wire proven', 'write proven', 'prove proven'],
  });
  if (!proof) throw new Error('a proven walk has no proof');
  return proof;
}
