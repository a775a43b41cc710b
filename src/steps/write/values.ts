import { imageWords } from '../../buildspec/image-words.ts';
import { resolve, type Values, type Word } from '../../buildspec/words.ts';
import { parseReference, type Reference } from '../../image/reference.ts';
import { rememberingLast } from '../../remember.ts';
import { sameParameter } from '../name/conventions.ts';
import type { Aim, FileSight } from './sight.ts';

/**
 * What the variables of a buildspec will hold, as far as the setup knows: those that the file reads
 * from the setup's own parameters, and those that play the parts of address and user in it.
 */
export function knownValues({ spec, recovered }: FileSight, aim: Aim): Values {
  const values = new Map<string, string>();
  const { url, username } = recovered.sources;
  if (url?.parameter && aim.registry) values.set(url.variable, aim.registry);
  if (username?.parameter && aim.username) values.set(username.variable, aim.username);
  for (const { name, value } of spec.env.parameterStore) {
    if (!aim.parameters) break;
    if (sameParameter(value, aim.parameters.url) && aim.registry) values.set(name, aim.registry);
    if (sameParameter(value, aim.parameters.username) && aim.username) {
      values.set(name, aim.username);
    }
  }
  return values;
}

/** The same with the plain values that the project sets. */
export const imageValues = rememberingLast((file: FileSight, aim: Aim): Values => {
  const plain = aim.project?.variables.filter(({ type }) => type === 'PLAINTEXT') ?? [];
  return new Map([
    ...plain.map(({ name, value }) => [name, value] as const),
    ...knownValues(file, aim),
  ]);
});

/**
 * The image that a word names, whatever its tag; undefined while a variable in its name is unknown
 * or when the name is none.
 */
export function nameOf(image: Word, values: Values): Reference | undefined {
  const parts = imageWords(image.parts).segments.map((segment) => resolve(segment, values));
  if (parts.includes(undefined)) return undefined;
  const reference = parseReference(parts.join('/'));
  return 'refused' in reference ? undefined : reference;
}
