import { imageWords } from '../../buildspec/image-words.ts';
import type { Push } from '../../buildspec/images.ts';
import type { Login } from '../../buildspec/logins.ts';
import type { Story } from '../../buildspec/story.ts';
import { resolve, type Values, wordsOf } from '../../buildspec/words.ts';
import { isEcr } from '../../image/ecr.ts';
import { dockerHub } from '../../image/registry-address.ts';
import { nameOf } from './values.ts';

/** A registry's host as far as it is known, and as it is written. */
export interface Host {
  known: string | undefined;
  written: string;
}

/** The registry that an image is pushed to. */
export function hostOfPush({ image }: Push, values: Values): Host {
  const [first = []] = imageWords(image.parts).segments;
  return { known: nameOf(image, values)?.registry, written: wordsOf(first) };
}

/** The registry that a login is for; docker takes no address as Docker Hub. */
export function hostOfLogin({ registry, password }: Login, values: Values): Host {
  if (registry === undefined) {
    const known = password.by === 'get-login' ? undefined : dockerHub;
    return { known, written: '' };
  }
  const address = resolve(registry.parts, values);
  return { known: address && bareHost(address), written: wordsOf(registry.parts) };
}

/** The registry of the first push, where its name begins with an address of Amazon ECR. */
export function pushedEcrHost({ pushes }: Story): string | undefined {
  const [first] = pushes;
  const [host = ''] = first ? wordsOf(first.image.written).split('/') : [];
  return /^[\w.${}-]+\.dkr\.ecr\.[\w.${}-]+$/.test(host) ? host : undefined;
}

/** False only where two registries are known to differ. */
export function maybeSame(one: Host, other: Host): boolean {
  if (one.known === undefined || other.known === undefined) return true;
  return one.known === other.known;
}

/** True for a registry that takes AWS's own short-lived password. */
export function takesEcrPassword({ known, written }: Host): boolean {
  return isEcr(known ?? '') || /\.dkr\.ecr\.|public\.ecr\.aws/.test(written);
}

/** The host of a login's address, which may have a scheme and a path; Docker Hub's is docker.io. */
function bareHost(address: string): string {
  const host = address.replace(/^https?:\/\//, '').replace(/\/.*$/, '');
  return host === 'index.docker.io' ? dockerHub : host;
}
