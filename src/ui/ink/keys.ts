import { createInterface, emitKeypressEvents, type Key as RawKey } from 'node:readline';
import { PassThrough, Readable } from 'node:stream';

/** A key pressed, or a text pasted. */
export interface Key {
  /** `text` and `paste` carry text; else the key: `enter`, `escape`, `up`, `home`, a letter. */
  name: string;
  text: string;
  ctrl: boolean;
  meta: boolean;
}

/** Milliseconds after which an escape byte alone is the Escape key and no sequence any more. */
const escapeTimeout = 50;

/**
 * Reads keys until the returned function is called. Bytes that come in one write are still single
 * keys (`text\r` is the text and Enter); what stands between the marks of a bracketed paste is one
 * `paste`; the line feed of a CRLF is no second Enter.
 */
export function readKeys(input: NodeJS.ReadableStream, press: (key: Key) => void): () => void {
  // The decoder stays on the stream that it is given for good, so it gets one of its own.
  const bytes = new PassThrough();
  // `emitKeypressEvents` takes the escape timeout from an interface only.
  emitKeypressEvents(
    bytes,
    createInterface({ input: Readable.from([]), escapeCodeTimeout: escapeTimeout }),
  );
  const forward = (chunk: Buffer | string) => void bytes.write(chunk);
  bytes.on('keypress', keyReader(press));
  input.on('data', forward);
  return () => {
    input.removeListener('data', forward);
    bytes.removeAllListeners('keypress');
    bytes.destroy();
  };
}

function keyReader(press: (key: Key) => void): (text: string | undefined, raw: RawKey) => void {
  let pasted: string | undefined;
  let last = '';
  return (text, raw) => {
    const name = raw.name ?? '';
    const previous = last;
    last = name;
    if (name === 'paste-start') pasted = '';
    else if (name === 'paste-end') {
      press({ name: 'paste', text: pasted ?? '', ctrl: false, meta: false });
      pasted = undefined;
    } else if (pasted !== undefined) pasted += text ?? '';
    else if (name !== 'enter' || previous !== 'return') keysOf(text, name, raw).forEach(press);
  };
}

/**
 * Escape and a control character that came so soon after it that both were read as one. Backspace is
 * none of these: with the meta key it takes a word away; nor is the tabulator.
 */
const together = /^\u001b([\u0001-\u0007\n-\u001a])$/;

function keysOf(text: string | undefined, name: string, raw: RawKey): readonly Key[] {
  const [, control] = raw.sequence?.match(together) ?? [];
  if (control === undefined) return [keyOf(text, name, raw)];
  const alone = { name: 'escape', text: '', ctrl: false, meta: false };
  if (control === '\r' || control === '\n') return [alone, { ...alone, name: 'enter' }];
  // ECMA-48: a control character is the letter's code less 64.
  const letter = String.fromCharCode(control.charCodeAt(0) + 96);
  return [alone, { ...alone, name: letter, ctrl: true }];
}

function keyOf(text: string | undefined, name: string, raw: RawKey): Key {
  const ctrl = raw.ctrl ?? false;
  // A lone Escape is reported as Escape with the meta key.
  const meta = (raw.meta ?? false) && name !== 'escape';
  const printable = text !== undefined && !ctrl && !meta && !/[\u0000-\u001f\u007f]/.test(text);
  if (printable) return { name: 'text', text, ctrl, meta };
  return { name: name === 'return' ? 'enter' : name, text: '', ctrl, meta };
}
