import type { WireSight } from '../../../src/steps/wire/sight.ts';
import { judged, plainNeeds, roleFacts, wireSight } from './sight.ts';

/** A role whose one policy allows something else than reading the three parameters. */
export function policySight(Action: string | string[], Resource: string | string[]): WireSight {
  const document = JSON.stringify({
    Version: '2012-10-17',
    Statement: [{ Effect: 'Allow', Action, Resource }],
  });
  return wireSight({
    role: { seen: roleFacts({ inline: [{ name: 'by-hand', document }] }) },
    judged: judged(plainNeeds, 'parameters'),
  });
}
