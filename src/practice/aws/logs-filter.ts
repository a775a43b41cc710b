import type {
  FilterLogEventsRequest,
  FilterLogEventsResponse,
} from '@aws-sdk/client-cloudwatch-logs';
import { between, findGroup, type Groups, invalid, missing, type Stream } from './logs-store.ts';
import { page } from './paging.ts';

/** Events of several streams that match a pattern, in the order of time. */
export function filterLogEvents(
  groups: Groups,
  input: FilterLogEventsRequest,
): FilterLogEventsResponse {
  const { streams } = findGroup(groups, input);
  const matches = pattern(input.filterPattern ?? '');
  const inRange = between(input);
  const all = chosen(streams, input)
    .flatMap(([name, { events }]) =>
      events
        .map((event, at) => ({
          ...event,
          logStreamName: name,
          eventId: eventId(event.timestamp, at),
        }))
        .filter((event) => inRange(event) && matches(event.message)),
    )
    .sort((a, b) => a.timestamp - b.timestamp);
  const { items, next } = page(all, input.limit ?? 10_000, input.nextToken, () =>
    invalid('The specified nextToken is invalid.'),
  );
  return { events: items, searchedLogStreams: [], nextToken: next };
}

function chosen(streams: Map<string, Stream>, input: FilterLogEventsRequest) {
  const { logStreamNames: names, logStreamNamePrefix: prefix } = input;
  if (names !== undefined && prefix !== undefined) {
    throw invalid('logStreamNames and logStreamNamePrefix are mutually exclusive.');
  }
  if (names?.some((name) => !streams.has(name))) throw missing('stream');
  return [...streams].filter(
    ([name]) => (names?.includes(name) ?? true) && name.startsWith(prefix ?? ''),
  );
}

function eventId(timestamp: number, at: number): string {
  return `${String(timestamp).padStart(28, '3')}${String(at).padStart(28, '0')}`;
}

/**
 * A test for unstructured patterns: `all terms`, `"a phrase"`, `-excluded`, `?either ?or`
 * (CloudWatch Logs User Guide, "Filter pattern syntax").
 */
function pattern(text: string): (message: string) => boolean {
  if (/^\s*[[{%]/.test(text)) {
    throw invalid('the practice ground speaks filter patterns of terms only, not of fields');
  }
  const terms = [...text.matchAll(/([?-]?)(?:"([^"]*)"|(\S+))/g)].map(
    ([, sign = '', phrase, word = '']) => ({ sign, term: phrase ?? word }),
  );
  const having = (sign: string) => terms.filter((each) => each.sign === sign);
  const [all, none, either] = [having(''), having('-'), having('?')];
  return (message) =>
    all.every(({ term }) => message.includes(term)) &&
    !none.some(({ term }) => message.includes(term)) &&
    (either.length === 0 || either.some(({ term }) => message.includes(term)));
}
