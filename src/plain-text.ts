import { stripVTControlCharacters } from 'node:util';

/**
 * Text from outside that can no longer move the cursor, set the title, recolour the screen or turn
 * the reading direction: escape sequences and control characters are gone, and what remains is
 * visible characters, tabs and line ends. A carriage return becomes a line end, so that a progress
 * bar's states stand one below the other.
 */
export function plainText(text: string): string {
  return stripVTControlCharacters(text)
    .replaceAll(/\r\n?/g, '\n')
    .replaceAll(/[\u0000-\u0008\u000B-\u001F\u007F-\u009F]/g, '')
    .replaceAll(/[\u200E\u200F\u202A-\u202E\u2066-\u2069]/g, '');
}
