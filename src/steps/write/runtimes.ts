import type { Buildspec, Named } from '../../buildspec/buildspec.ts';
/** The runtimes that a buildspec asks for, with their versions. */
export function chosenRuntimes({ phases }: Buildspec): readonly Named[] {
  return phases.find(({ name }) => name === 'install')?.runtimeVersions ?? [];
}

/** The runtimes of a build image with their versions, as far as they are known. */
export type Runtimes = Readonly<Record<string, readonly string[]>>;

const current: Runtimes = {
  java: ['corretto8', 'corretto11', 'corretto17', 'corretto21', 'corretto25'],
  golang: ['1.20', '1.21', '1.22', '1.23', '1.24', '1.25', '1.26'],
  python: ['3.9', '3.10', '3.11', '3.12', '3.13', '3.14'],
  nodejs: ['18', '20', '22', '24'],
  php: ['8.1', '8.2', '8.3', '8.4', '8.5'],
  ruby: ['3.1', '3.2', '3.3', '3.4', '4.0'],
  dotnet: ['6.0', '8.0', '10.0'],
};

/**
 * What the current images for x86 offer (AWS CodeBuild User Guide, Available runtimes; the images'
 * own runtimes.yml). An image that is not listed here is not known.
 */
const images: Readonly<Record<string, Runtimes>> = {
  'standard:7.0': current,
  'amazonlinux-x86_64-standard:5.0': current,
  'standard:8.0': { ...newer(), rust: ['1.93'] },
  'amazonlinux-x86_64-standard:6.0': { ...newer(), rust: ['1.93'] },
  'amazonlinux-aarch64-standard:3.0': { ...current, docker: ['23'], rust: ['1.94'] },
  'amazonlinux-aarch64-standard:4.0': { ...newer(), docker: ['23'], rust: ['1.94'] },
};

function newer(): Runtimes {
  return {
    ...current,
    golang: ['1.24', '1.25', '1.26'],
    python: ['3.10', '3.11', '3.12', '3.13', '3.14'],
    nodejs: ['22', '24'],
    ruby: ['3.3', '3.4', '4.0'],
    dotnet: ['8.0', '10.0'],
  };
}

/** Every name under which an image, old or new, knows a runtime. */
export const runtimeNames = [...Object.keys(current), 'docker', 'rust', 'android'];

/** What people call a runtime, and its name in `runtime-versions`. */
export const otherNames: Readonly<Record<string, string>> = {
  node: 'nodejs',
  go: 'golang',
  dotnetcore: 'dotnet',
  '.net': 'dotnet',
  corretto: 'java',
  openjdk: 'java',
};

/** The runtimes of an image by its name in a project; undefined for any other image. */
export function runtimesOf(image: string | undefined): Runtimes | undefined {
  const name = curatedName(image);
  return name === undefined || !Object.hasOwn(images, name) ? undefined : images[name];
}

/** An image of AWS by its short name; names with `amazonlinux2` are the old ones for the same. */
export function curatedName(image: string | undefined): string | undefined {
  const [, name] = image?.match(/^aws\/codebuild\/(\S+:\d+\.\d+)/) ?? [];
  return name?.replace(/^amazonlinux2-/, 'amazonlinux-');
}
