/**
 * True for a name that is most likely a slip of the pen for another: in another case, without its
 * dashes, cut off within a word, or with one letter too many, too few, wrong or in another's place.
 */
export function isSlip(name: string, meant: string): boolean {
  if (name === meant) return false;
  if (folded(name) === folded(meant)) return true;
  if (meant.startsWith(name))
    return /_[A-Za-z]{1,2}$/.test(name) && /^[A-Za-z]{2,}$/.test(meant.slice(name.length));
  const words = name.split('_');
  const others = meant.split('_');
  const apart = words.flatMap((word, at) => (word === others[at] ? [] : [[word, others[at]]]));
  const [[word = '', other = ''] = []] = apart;
  // Short words of one letter’s difference are words of their own: URI and URL.
  const areLong = Math.min(word.length, other.length) >= 5 && /^\D+$/.test(word + other);
  return words.length === others.length && apart.length === 1 && areLong && isOneOff(word, other);
}

/** True where one letter is too many, too few or wrong, or two have changed places; not for a plural. */
export function isOneOff(word: string, other: string): boolean {
  const [long, short] = word.length >= other.length ? [word, other] : [other, word];
  const at = [...long].findIndex((letter, index) => letter !== short[index]);
  const [tail, end] = [long.slice(at), short.slice(at)];
  if (long.length === short.length) {
    const isSwapped = tail[0] === end[1] && tail[1] === end[0] && tail.slice(2) === end.slice(2);
    return at !== -1 && (isSwapped || tail.slice(1) === end.slice(1));
  }
  return tail.slice(1) === end && !/^s$/i.test(tail);
}

function folded(name: string): string {
  return name.toLowerCase().replaceAll('_', '');
}
