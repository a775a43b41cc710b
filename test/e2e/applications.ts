import { z } from 'zod';
import { shape } from './document.ts';

const one = shape.partial().extend({
  dir: z.string(),
  code: z.int(),
  refused: z.string().optional(),
  files: z.object({ buildspecs: z.int() }).optional(),
});

const many = z.strictObject({
  version: z.literal(1),
  command: z.enum(['apply', 'check', 'plan']),
  proven: z.boolean(),
  steps: shape.shape.steps,
  applications: z.array(one),
});

/** The one JSON document on several applications. @throws where there is more, or another shape */
export function applicationsOf(stdout: string): z.infer<typeof many> {
  return many.parse(JSON.parse(stdout));
}
