import type { Cause } from './diagnosis.ts';
import { passageAround } from './passage.ts';
import { type Groups, type Rule, ranks, type Sighting, type Words } from './rule.ts';
import { rules } from './rules/all.ts';
import { shown } from './shown.ts';

/** A rule that fits what was sighted. */
export interface Hit {
  rule: Rule;
  sighting: Sighting;
  groups: Groups;
}

/**
 * The hit that is the cause: the first line that a rule explains, in the order given; a symptom
 * only where nothing else is explained, and the most general rules last of all.
 */
export function choose(sightings: readonly Sighting[]): Hit | undefined {
  const hits = sightings
    .map(closest)
    .filter((hit) => hit !== undefined)
    .filter(({ rule, sighting }) => !rule.follows?.(sighting));
  return (
    hits.find(isExplained) ??
    hits.find((hit) => rankOf(hit) === ranks.indexOf('symptom')) ??
    hits[0]
  );
}

/** The rule that reads a text closest; of equals the first in the list. */
export function closest(sighting: Sighting): Hit | undefined {
  let best: Hit | undefined;
  for (const rule of rules) {
    const groups = groupsIn(rule, sighting);
    const hit = groups && { rule, sighting, groups };
    if (hit && (!best || rankOf(hit) > rankOf(best))) best = hit;
  }
  return best;
}

/** True where the hit explains, rather than describes a symptom or names the general case. */
export function isExplained(hit: Hit): boolean {
  return rankOf(hit) >= ranks.indexOf('plain');
}

function rankOf({ rule }: Hit): number {
  return ranks.indexOf(rule.rank ?? 'plain');
}

function groupsIn(rule: Rule, sighting: Sighting): Groups | undefined {
  if (!rule.where.some((place) => sighting.places.includes(place))) return undefined;
  const { phase } = sighting;
  if (rule.phases && phase !== undefined && !rule.phases.some((name) => name === phase))
    return undefined;
  const patterns = rule.match instanceof RegExp ? [rule.match] : rule.match;
  for (const pattern of patterns) {
    const found = pattern.exec(sighting.text);
    if (!found) continue;
    const groups = present(found.groups);
    if (rule.when?.(sighting, groups) ?? true) return groups;
  }
  return undefined;
}

function present(groups: Record<string, string | undefined> = {}): Groups {
  const found = Object.entries(groups).filter(
    (entry): entry is [string, string] => entry[1] !== undefined,
  );
  return Object.fromEntries(found);
}

/** What is said of a hit. */
export function causeOf({ rule, sighting, groups }: Hit, assumed = false): Cause {
  const { phase, evidence } = sighting;
  const quoted = rule.quotes?.(sighting);
  const line = quoted ?? sighting.line;
  const told = quoted ? { ...groups, said: inOneSentence(quoted.text) } : groups;
  const values = Object.values(evidence.parameters ?? {});
  const say = (words: Words) =>
    shown(typeof words === 'string' ? words : words(told, sighting), values);
  const likely = typeof rule.likely === 'function' ? rule.likely(sighting, groups) : rule.likely;
  return {
    id: rule.id,
    title: rule.title,
    what: say(rule.what),
    why: say(rule.why),
    remedy: say(rule.remedy),
    severity: rule.severity ?? 'error',
    step: rule.step,
    autoFix: rule.autoFix,
    confidence: likely || assumed ? 'likely' : 'certain',
    ...(line && { line: line.number }),
    text: shown(quoted?.text ?? sighting.text, values),
    passage: line ? passageAround(line, sighting.log, values) : [],
    ...(phase && { phase }),
  };
}

/** A printed line as part of a sentence, without the column in which pytest marks a reason. */
function inOneSentence(line: string): string {
  return line.replace(/^E {3,}/, '').replaceAll(/ {2,}/g, ' ');
}
