import type { Option, Question } from '../../types.ts';
import type { Key } from './keys.ts';
import type { Outcome } from './outcome.ts';
import { edited } from './text-field.ts';

/** The chosen place among the options that the filter leaves. */
export interface ChoiceList {
  at: number;
  filter: string;
}

/** From this number of options on, typing filters; below, digits and j/k move. */
const longFrom = 8;

/** The list as it opens: on the guess. */
export function openChoice({ options = [], guess }: Question): ChoiceList {
  const at = options.findIndex(({ value }) => value === guess);
  return { at: Math.max(0, at), filter: '' };
}

/** Whether a list is so long that typing filters it. */
export function isLong({ options = [] }: Question): boolean {
  return options.length >= longFrom;
}

/** The options whose label or value has the filter in it. */
export function shownOptions(list: ChoiceList, { options = [] }: Question): readonly Option[] {
  const wanted = list.filter.toLowerCase();
  return options.filter(({ label, value }) => `${label}\n${value}`.toLowerCase().includes(wanted));
}

/** What a key does to a list; the first and the last option are neighbours. */
export function pressChoice(
  list: ChoiceList,
  key: Key,
  question: Question,
): Outcome<ChoiceList, string> {
  const shown = shownOptions(list, question);
  const moved = (at: number) => ({ state: { ...list, at } });
  switch (key.name) {
    case 'escape':
      return list.filter === '' ? { back: true } : { state: openChoice(question) };
    case 'enter': {
      const chosen = shown[list.at];
      return chosen ? { done: chosen.value } : { state: list };
    }
    case 'up':
      return moved((list.at - 1 + shown.length) % (shown.length || 1));
    case 'down':
      return moved((list.at + 1) % (shown.length || 1));
    case 'home':
      return moved(0);
    case 'end':
      return moved(Math.max(0, shown.length - 1));
    default:
      return isLong(question) ? { state: filtered(list, key) } : pressShort(list, key, question);
  }
}

/** The filter is a field with its cursor at the end. */
function filtered(list: ChoiceList, key: Key): ChoiceList {
  const { before, after } = edited({ before: list.filter, after: '' }, key, false);
  const filter = before + after;
  return filter === list.filter ? list : { at: 0, filter };
}

function pressShort(list: ChoiceList, key: Key, question: Question): Outcome<ChoiceList, string> {
  if (key.text === 'j') return pressChoice(list, { ...key, name: 'down' }, question);
  if (key.text === 'k') return pressChoice(list, { ...key, name: 'up' }, question);
  const at = /^[1-9]$/.test(key.text) ? Number(key.text) - 1 : list.at;
  return { state: { ...list, at: at < (question.options ?? []).length ? at : list.at } };
}
