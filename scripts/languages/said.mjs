/**
 * Says English sentences of a page in another language. The catalogue is read backwards: a sentence is
 * known by the message that it is made of; its values are known in the same way, or stay as they are.
 */
export function speaker(messages, texts) {
  const told = messages.filter(({ message }) => texts[message]);
  const known = told.map(({ message, values, files }) => ({
    text: texts[message],
    pattern: patternOf(message),
    letters: message.replaceAll(/\{\d+\}|\s/g, '').length,
    isWhole: values.length === 0,
    isFound: files.some((file) => !elsewhere.test(file)),
  }));
  // What checks find goes first, then a sentence without values, then what says the most itself.
  known.sort(
    (one, other) =>
      other.isFound - one.isFound || other.isWhole - one.isWhole || other.letters - one.letters,
  );
  return function say(sentence) {
    for (const { text, pattern, letters } of known) {
      if (letters === 0) continue;
      const values = pattern.exec(sentence)?.slice(1);
      if (values) return text.replaceAll(/\{(\d+)\}/g, (_, at) => valueIn(values[at], say));
    }
    return sentence;
  };
}

/** A value that is one word is a name. */
function valueIn(value, say) {
  return value.includes(' ') ? say(value) : value;
}

/** What is said of logs and exercises has sentences of the same words, in another form. */
const elsewhere = /^src\/(practice|tutorial|diagnosis)\//;

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
