import type { Named } from '../buildspec/buildspec.ts';
import { t } from '../language.ts';
import type { PhaseContext } from './run.ts';

const java = 'corretto8 corretto11 corretto17 corretto21 corretto25';
const current = {
  java,
  golang: '1.20 1.21 1.22 1.23 1.24 1.25 1.26',
  python: '3.9 3.10 3.11 3.12 3.13 3.14',
  nodejs: '18 20 22 24',
  php: '8.2 8.3 8.4 8.5',
  ruby: '3.1 3.2 3.3 3.4 4.0',
  dotnet: '6.0 8.0 10.0',
};
const newest = {
  java,
  golang: '1.24 1.25 1.26',
  python: '3.10 3.11 3.12 3.13 3.14',
  nodejs: '22 24',
  php: '8.2 8.3 8.4 8.5',
  ruby: '3.3 3.4 4.0',
  dotnet: '8.0 10.0',
};

/**
 * The runtimes of the images that CodeBuild keeps (AWS CodeBuild User Guide, "Available runtimes";
 * github.com/aws/aws-codebuild-docker-images, runtimes.yml).
 */
const images: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  'standard:7.0': current,
  'amazonlinux-x86_64-standard:5.0': current,
  'standard:8.0': { ...newest, rust: '1.93' },
  'amazonlinux-x86_64-standard:6.0': { ...newest, rust: '1.93' },
  'amazonlinux-aarch64-standard:3.0': {
    ...current,
    php: '8.1 8.2 8.3 8.4 8.5',
    rust: '1.94',
    docker: '23',
  },
  'amazonlinux-aarch64-standard:4.0': { ...newest, rust: '1.94', docker: '23' },
  'standard:6.0': {
    java: 'corretto17',
    golang: '1.18',
    python: '3.10',
    nodejs: '16',
    php: '8.1',
    ruby: '3.1',
    dotnet: '6.0',
  },
  'amazonlinux-x86_64-standard:4.0': {
    java: 'corretto17',
    golang: '1.18',
    python: '3.9',
    nodejs: '16',
    php: '8.1',
    ruby: '3.1',
    dotnet: '6.0',
    docker: '20',
  },
  'standard:5.0': {
    java: 'corretto8 corretto11',
    golang: '1.15 1.16',
    python: '3.7 3.8 3.9',
    nodejs: '12 14',
    php: '7.3 7.4 8.0',
    ruby: '2.6 2.7',
    dotnet: '3.1 5.0',
  },
  'amazonlinux-aarch64-standard:2.0': {
    java: 'corretto8 corretto11',
    golang: '1.12 1.13 1.14',
    python: '3.7 3.8 3.9',
    nodejs: '10 12',
    php: '7.3 7.4',
    ruby: '2.6 2.7',
    dotnet: '3.1',
    docker: '19',
  },
};

/** The runtimes of an image by name; undefined for an image that is not CodeBuild's own. */
function runtimesOf(image: string): ReadonlyMap<string, readonly string[]> | undefined {
  const [, name = '', major = ''] =
    /^aws\/codebuild\/(.+?:(\d+\.\d+))(?:-[\d.]+)?$/.exec(image) ?? [];
  // renamed in November 2024; the old names still lead to the same images
  const known = major === '' ? undefined : images[name.replace(/^amazonlinux2-/, 'amazonlinux-')];
  if (known === undefined) return undefined;
  return new Map(
    Object.entries(known).map(([runtime, versions]) => [runtime, versions.split(' ')]),
  );
}

/** Why the image cannot give a runtime that the buildspec asks for, in CodeBuild's words. */
export function runtimeRefusal(
  image: string,
  wanted: readonly Named[],
  variables: Readonly<Record<string, string>>,
): PhaseContext | undefined {
  const runtimes = runtimesOf(image);
  if (runtimes === undefined) return undefined;
  for (const { name, value } of wanted) {
    const versions = runtimes.get(name);
    const version = value.startsWith('$') ? (variables[value.slice(1)] ?? '') : value;
    if (versions === undefined) {
      const all = [...runtimes.keys()].join(', ');
      return refusal(
        `Unknown runtime named '${name}'. This build image has the following runtimes: ${all}`,
      );
    }
    if (!versions.some((each) => fits(each, version))) {
      return refusal(
        `Unknown runtime version named '${version}' of ${name}. This build image has the ` +
          `following versions: ${versions.join(', ')}`,
      );
    }
  }
  return undefined;
}

/** What the log says of the runtimes: they are looked at and not installed. */
export function runtimeWords(image: string, wanted: readonly Named[]): string[] {
  if (wanted.length === 0) return [];
  if (runtimesOf(image) === undefined) {
    return [
      'Skipping install of runtimes. Runtime version selection is not supported by this build image.',
    ];
  }
  return wanted.flatMap(({ name, value }) => [
    `Selecting '${name}' runtime version '${value}' based on manual selections...`,
    t`The build image would have ${name} ${value}; here the commands find what this machine has`,
  ]);
}

function refusal(message: string): PhaseContext {
  return { statusCode: 'YAML_FILE_ERROR', message };
}

/** Exact, `latest`, or every version of a line, as in `3.x`. */
function fits(version: string, wanted: string): boolean {
  if (wanted === 'latest' || wanted === version) return true;
  const [, line] = /^(.+)\.x$/.exec(wanted) ?? [];
  return line !== undefined && (version === line || version.startsWith(`${line}.`));
}
