import type { Key } from '../../../src/ui/ink/keys.ts';

/** A key by its name: `enter`, `ctrl-a`, `meta-b`, `paste:…`, or the text itself. */
export function key(word: string): Key {
  const bare = { text: '', ctrl: false, meta: false };
  if (word.startsWith('paste:')) return { ...bare, name: 'paste', text: word.slice(6) };
  if (word.startsWith('ctrl-')) return { ...bare, name: word.slice(5), ctrl: true };
  if (word.startsWith('meta-')) return { ...bare, name: word.slice(5), meta: true };
  const named = ['enter', 'escape', 'tab', 'up', 'down', 'left', 'right', 'home', 'end'];
  const others = ['backspace', 'delete', 'pageup', 'pagedown'];
  if ([...named, ...others].includes(word)) return { ...bare, name: word };
  return { ...bare, name: 'text', text: word };
}
