/**
 * Says English sentences in another language. The catalogue is read backwards: a sentence is known by
 * the message that it is made of; its values are known in the same way, or stay as they are.
 */
export function speaker(texts) {
  const messages = Object.entries(texts).map(([message, text]) => ({
    text,
    pattern: patternOf(message),
    letters: message.replaceAll(/\{\d+\}|\s/g, '').length,
  }));
  // The message that says the most itself explains a sentence best.
  messages.sort((one, other) => other.letters - one.letters);
  return function say(sentence, fewest = 1) {
    for (const { text, pattern, letters } of messages) {
      if (letters < fewest) break;
      const values = pattern.exec(sentence)?.slice(1);
      // A value is mostly a name: a message of few letters would be found in it by chance.
      if (values) return text.replaceAll(/\{(\d+)\}/g, (_, at) => say(values[at], 6));
    }
    return sentence;
  };
}

/** Finds a message in a sentence, and gives its values in their order. */
function patternOf(message) {
  const parts = message
    .split(/\{\d+\}/)
    .map((part) => part.replaceAll(/[\\^$.*+?()[\]{}|]/g, '\\$&'));
  return new RegExp(`^${parts.join('(.*?)')}$`, 's');
}

/** A block of a page in which firstpush speaks, in the language of `say`; any other stays. */
export function blockIn({ language, name, text }, say) {
  if (language !== 'text') return text;
  if (name === 'said') return saidIn(text, say);
  return name === '' && /^remedy {3}/m.test(text) ? rowsIn(text, say) : text;
}

/** `buildspec.yml:3: error: what`. */
function saidIn(text, say) {
  const line = /^(.*?\b(?:error|warning|hint|unknown): )(.*)$/gm;
  return text.replaceAll(line, (_, before, what) => before + say(what));
}

/** `wrong    what`, `         because why`, `remedy   text`; a row may go on in the next line. */
function rowsIn(text, say) {
  const rows = text.trimEnd().replaceAll(/\n {9}(?!because )/g, ' ');
  return `${rows.replaceAll(/^(.{9})(.*)$/gm, (_, label, words) => label + say(words))}\n`;
}
