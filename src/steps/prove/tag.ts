/** The throw-away tag of a source: the same source is always pushed under the same tag. */
export function tagOf(fingerprint: string): string {
  return `firstpush-${fingerprint.slice(0, 12)}`;
}
