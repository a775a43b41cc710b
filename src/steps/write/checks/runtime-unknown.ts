import type { Buildspec } from '../../../buildspec/buildspec.ts';
import { removeEntry } from '../../../buildspec/edit-entries.ts';
import { renameKey } from '../../../buildspec/edit-scalars.ts';
import { isOfCodeBuild } from '../../../image/curated.ts';
import { t } from '../../../language.ts';
import { type Fault, meaningCheck } from '../fault.ts';
import { sure } from '../form-check.ts';
import { chosenRuntimes, otherNames, runtimeNames, runtimesOf } from '../runtimes.ts';

/** Every runtime is one that the build image has. */
export const runtimeUnknown = meaningCheck(
  'runtime-unknown',
  t`every runtime is one that the build image has`,
  ({ spec }, { project }): Fault[] => {
    // An image of one’s own ignores the whole section.
    if (project && !isOfCodeBuild(project.image)) return [];
    const runtimes = runtimesOf(project?.image);
    return chosenRuntimes(spec).flatMap(({ name, nameSpan }): Fault[] => {
      const isKnown = runtimes ? Object.hasOwn(runtimes, name) : name !== 'docker' && isName(name);
      if (isKnown) return [];
      const edits = sure(editsFor(name, spec, runtimes !== undefined));
      return [
        {
          severity: severityOf(name, project !== undefined, runtimes !== undefined),
          what: runtimes
            ? t`the build image ${project?.image} has no runtime ${name}`
            : t`no current build image for x86 has a runtime ${name}`,
          why:
            name === 'docker'
              ? t`it was one in images of 2019 and 2020; now docker is simply there, and the build ends with “Unknown runtime named”`
              : t`the build ends before it begins, with “Unknown runtime named”`,
          at: nameSpan.start,
          remedy: Object.hasOwn(otherNames, name)
            ? t`call it ${otherNames[name]}`
            : t`take the line out`,
          ...(edits && { edits }),
        },
      ];
    });
  },
);

function isName(name: string): boolean {
  return runtimeNames.includes(name);
}

/** Images that were retired have docker; no project that is made today builds on one. */
function severityOf(name: string, hasProject: boolean, isImageKnown: boolean): Fault['severity'] {
  if (isImageKnown) return name === 'docker' || !isName(name) ? 'error' : 'warning';
  return hasProject && name === 'docker' ? 'hint' : 'warning';
}

function editsFor(name: string, spec: Buildspec, isImageKnown: boolean) {
  const path = ['phases', 'install', 'runtime-versions'];
  const other = Object.hasOwn(otherNames, name) ? otherNames[name] : undefined;
  const isFree = !chosenRuntimes(spec).some((named) => named.name === other);
  if (other) return isFree ? [renameKey(spec, [...path, name], other)] : undefined;
  return isImageKnown && name === 'docker' ? [removeEntry(spec, [...path, name])] : undefined;
}
