import { t } from '../../language.ts';
import { phaseFails } from '../example.ts';
import type { Rule } from '../rule.ts';

/** `runtime-versions` and the build image disagree. */
export const runtimeRules: readonly Rule[] = [
  {
    id: 'runtime-version-unknown',
    title: t`the build image does not have this runtime’s version`,
    where: ['context'],
    match: /Unknown runtime version named '(?<version>[^']*)' of (?<runtime>[\w.-]+?)\.?(?:\s|$)/i,
    what: ({ runtime = '', version = '' }) => t`the build image has no ${runtime} ${version}`,
    why: t`runtime-versions of the buildspec and the image of the project disagree: the image is too old, or the version was dropped from it`,
    remedy: t`take a newer build image, or one of the versions that the message lists`,
    step: 'write',
    autoFix: 'after-asking',
    example: phaseFails(
      'DOWNLOAD_SOURCE',
      'YAML_FILE_ERROR',
      "Unknown runtime version named '3.13' of python. This build image has the following versions: 3.10, 3.11, 3.12",
    ),
  },
  {
    id: 'runtime-unknown',
    title: t`the build image does not have this runtime`,
    where: ['context'],
    match: /Unknown runtime named '(?<runtime>[^']*)'/i,
    what: ({ runtime = '' }) => t`the build image has no runtime named ${runtime}`,
    why: ({ runtime = '' }) =>
      runtime === 'docker'
        ? t`older samples name docker as a runtime; current images have Docker installed and know no such runtime`
        : t`runtime-versions may name only what the build image offers`,
    remedy: t`delete the line, and runtime-versions with it where nothing else stands there`,
    step: 'write',
    autoFix: 'yes',
    example: phaseFails(
      'DOWNLOAD_SOURCE',
      'YAML_FILE_ERROR',
      "Unknown runtime named 'docker'. This build image has the following runtimes: dotnet golang java nodejs php python ruby",
    ),
  },
  {
    id: 'runtime-versions-required',
    title: t`the build image wants a runtime version`,
    where: ['context'],
    match: /requires selecting at least one runtime version/i,
    what: t`the build image asks for runtime-versions, and the buildspec has none`,
    why: t`images of the years 2019 and 2020 refuse to start without; current ones do not`,
    remedy: t`take a current build image, or name one runtime under install`,
    step: 'write',
    autoFix: 'yes',
    example: phaseFails(
      'DOWNLOAD_SOURCE',
      'YAML_FILE_ERROR',
      'This build image requires selecting at least one runtime version.',
    ),
  },
];
