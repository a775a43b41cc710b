import { Refusal } from '../refusal.ts';

const highestPort = 65535;

/**
 * The ports of a word of EXPOSE: `80` → `80/tcp`, and ranges one by one.
 * @throws Refusal 400 in the engine's words
 */
export function portsOf(word: string): string[] {
  const [range = '', protocol = 'tcp'] = word.split('/');
  if (!['tcp', 'udp', 'sctp'].includes(protocol.toLowerCase())) {
    throw new Refusal(400, `Invalid proto: ${protocol}`);
  }
  const [first, last = first] = range.split('-').map(Number);
  const valid = first !== undefined && last !== undefined && first <= last && last <= highestPort;
  if (!/^\d+(-\d+)?$/.test(range) || !valid) {
    throw new Refusal(400, `Invalid containerPort: ${word}`);
  }
  const count = last - first + 1;
  return Array.from({ length: count }, (_, index) => `${first + index}/${protocol.toLowerCase()}`);
}
