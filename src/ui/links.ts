import { resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Location } from '../types.ts';
import { consolePage, ecrPage } from './console-pages.ts';

/** What a word names that a terminal may open: a place, or an image with its registry. */
export type Target = Location | { image: string };

/** The address of what a word names; undefined where it has none that is known. */
export type UrlOf = (target: Target) => string | undefined;

/** Addresses of files within a folder, of builds and projects in AWS, and of registries' own pages. */
export function linksFrom(folder?: string): UrlOf {
  return (target) => {
    if ('file' in target) {
      return folder && pathToFileURL(resolve(folder, ...target.file.split('/'))).href;
    }
    if ('arn' in target) return consolePage(target.arn);
    if ('log' in target) return target.build && consolePage(target.build);
    if ('registry' in target) return registries[target.registry]?.home;
    return 'image' in target ? imagePage(target.image) : undefined;
  };
}

/** Where a registry shows itself and its repositories to people, by its host. */
const registries: Readonly<Record<string, { home: string; repository: string }>> = {
  'docker.io': { home: 'https://hub.docker.com/', repository: 'https://hub.docker.com/r/' },
  'quay.io': { home: 'https://quay.io/', repository: 'https://quay.io/repository/' },
  'public.ecr.aws': { home: 'https://gallery.ecr.aws/', repository: 'https://gallery.ecr.aws/' },
};

function imagePage(image: string): string | undefined {
  const [, host = '', repository = ''] = image.match(/^([^/]+)\/([\w./-]+)/) ?? [];
  const known = registries[host];
  return known ? known.repository + repository : ecrPage(host, repository);
}

/** Printable ASCII alone, and no more than what terminals take (VTE: 2083 bytes). */
const address = /^(https|file):[!-~]{1,2000}$/;

/** A text that is a link in a terminal: OSC 8, Hyperlinks in Terminal Emulators. */
export function linked(text: string, url: string | undefined): string {
  if (text === '' || url === undefined || !address.test(url)) return text;
  return `\u001b]8;;${url}\u0007${text}\u001b]8;;\u0007`;
}
