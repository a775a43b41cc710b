import * as z from 'zod';

const message = z.strictObject({ text: z.string().min(1) });

const physicalLocation = z.strictObject({
  artifactLocation: z.strictObject({
    // A reference as RFC 3986 has it: no spaces, nothing to be escaped.
    uri: z.string().regex(/^[\w.~!$&'()*+,;=:@/%-]+$/),
  }),
  region: z
    .strictObject({
      startLine: z.int().min(1),
      startColumn: z.optional(z.int().min(1)),
    })
    .optional(),
});

const location = z.union([
  z.strictObject({ physicalLocation }),
  z.strictObject({
    logicalLocations: z.array(z.strictObject({ fullyQualifiedName: z.string(), kind: z.string() })),
  }),
]);

const rule = z.strictObject({
  id: z.string().min(1),
  shortDescription: message.optional(),
  help: z.strictObject({ text: z.string(), markdown: z.string() }).optional(),
});

const result = z
  .strictObject({
    ruleId: z.string(),
    ruleIndex: z.int().min(0),
    kind: z.enum(['fail', 'open']),
    level: z.enum(['none', 'note', 'warning', 'error']),
    message,
    locations: z.array(location).max(1).optional(),
    properties: z.strictObject({ step: z.string() }),
  })
  // Section 3.27.10: a result that is no failure has no level.
  .refine(({ kind, level }) => (kind === 'fail') === (level !== 'none'));

/** As much of SARIF 2.1.0 (OASIS Standard) as a report makes use of. */
export const sarif = z.strictObject({
  $schema: z.url(),
  version: z.literal('2.1.0'),
  runs: z
    .array(
      z
        .strictObject({
          tool: z.strictObject({
            driver: z.strictObject({
              name: z.literal('firstpush'),
              version: z.string(),
              rules: z.array(rule),
            }),
          }),
          columnKind: z.literal('utf16CodeUnits'),
          automationDetails: z.strictObject({ id: z.string() }),
          results: z.array(result),
        })
        // Section 3.27.6: the index leads to the rule of that name.
        .refine(({ tool, results }) =>
          results.every(({ ruleId, ruleIndex }) => tool.driver.rules[ruleIndex]?.id === ruleId),
        ),
    )
    .length(1),
});
