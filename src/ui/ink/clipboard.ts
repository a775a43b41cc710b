/** Characters that terminals take at most for the clipboard, in base 64 (hterm, and others after it). */
const most = 74_994;

/**
 * What has a terminal put a text into the clipboard, also over ssh: OSC 52 (XTerm Control
 * Sequences). Undefined for a text that is too long; whether the terminal does it, it does not say.
 */
export function copying(text: string): string | undefined {
  const encoded = Buffer.from(text).toString('base64');
  return encoded.length > most ? undefined : `\u001b]52;c;${encoded}\u0007`;
}
