/**
 * A word of a command with another tag in its image: `"$URL/app:$TAG"` becomes
 * `"$URL/app:firstpush-…"`. Works on what is written, quotes included, since the tag stands last.
 */
export function withTag(raw: string, tag: string): string {
  const quote = /["']$/.exec(raw)?.[0] ?? '';
  const body = quote === '' ? raw : raw.slice(0, -1);
  const colon = tagColon(body);
  const name = colon === -1 ? body : body.slice(0, colon);
  // A quote that opened within the tag goes with it.
  const opened = quote !== '' && name.split(quote).length % 2 === 0;
  return `${name}:${tag}${opened ? quote : ''}`;
}

/** Where the tag begins: the last colon behind the last slash, none of them in `${…}` or `$(…)`. */
function tagColon(text: string): number {
  let depth = 0;
  let colon = -1;
  for (const [at, character] of [...text].entries()) {
    const before = text[at - 1];
    if ((character === '{' || character === '(') && (before === '$' || depth > 0)) depth += 1;
    else if ((character === '}' || character === ')') && depth > 0) depth -= 1;
    else if (depth === 0 && character === '/') colon = -1;
    else if (depth === 0 && character === ':') colon = colon === -1 ? at : colon;
  }
  return colon;
}
