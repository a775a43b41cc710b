import { t } from '../../../language.ts';
import { type Fault, meaningCheck } from '../fault.ts';
import { curatedName } from '../runtimes.ts';

/** Images of 2019 and 2020 that do not start without (AWS CodeBuild User Guide, Troubleshooting). */
const strict = /^(standard:[23]\.0|amazonlinux-(x86_64-standard:[123]\.0|aarch64-standard:1\.0))$/;

/** A build image that wants a runtime version is told one. */
export const runtimeVersionsRequired = meaningCheck(
  'runtime-versions-required',
  t`a build image that wants a runtime version is told one`,
  ({ spec }, { project }): Fault[] => {
    const install = spec.phases.find(({ name }) => name === 'install');
    const isStrict = strict.test(curatedName(project?.image) ?? '');
    if (!project || !isStrict || (install?.runtimeVersions.length ?? 0) > 0) return [];
    return [
      {
        severity: 'error',
        what: t`the build image ${project.image} wants runtime-versions, and the buildspec has none`,
        why: t`images of these years end the build with “requires selecting at least one runtime version”`,
        at: install?.nameSpan.start ?? spec.phases[0]?.nameSpan.start ?? 0,
        remedy: t`take a current build image, or name one runtime under install`,
      },
    ];
  },
);
