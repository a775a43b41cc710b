import { arch } from 'node:os';
import { Refusal } from '../refusal.ts';

/** What an image is made for, in the words of Go: `linux`, `amd64`. */
export interface Platform {
  os: string;
  architecture: string;
}

const architectures: Record<string, string> = { x64: 'amd64', ia32: '386' };

/** The platform that this machine's engine would build for. */
export function ownPlatform(): Platform {
  return { os: 'linux', architecture: architectures[arch()] ?? arch() };
}

/**
 * Reads `linux/arm64`, with or without a variant.
 * @throws Refusal 400 when it is no platform
 */
export function parsePlatform(text: string): Platform {
  const [, os, architecture] = /^([a-z0-9]+)\/([a-z0-9_]+)(?:\/[a-z0-9.]+)?$/.exec(text) ?? [];
  if (os === undefined || architecture === undefined) {
    throw new Refusal(400, `${JSON.stringify(text)} is an invalid platform`);
  }
  return { os, architecture };
}

/** The arguments that a build declares by itself (Dockerfile reference, ARG, global scope). */
export function platformArgs(target: Platform): [string, string][] {
  const build = ownPlatform();
  return [
    ['TARGETPLATFORM', `${target.os}/${target.architecture}`],
    ['TARGETOS', target.os],
    ['TARGETARCH', target.architecture],
    ['BUILDPLATFORM', `${build.os}/${build.architecture}`],
    ['BUILDOS', build.os],
    ['BUILDARCH', build.architecture],
  ];
}
