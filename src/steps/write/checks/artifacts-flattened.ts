import type { Artifacts } from '../../../buildspec/buildspec.ts';
import { t } from '../../../language.ts';
import { sections } from '../artifact-paths.ts';
import { type Fault, meaningCheck } from '../fault.ts';

/** A whole tree of artifacts keeps its folders. */
export const artifactsFlattened = meaningCheck(
  'artifacts-flattened',
  t`a whole tree of artifacts keeps its folders`,
  ({ spec: { artifacts } }): Fault[] => sections(artifacts).flatMap(faultOf),
);

/** Source: AWS CodeBuild User Guide, Build specification reference, artifacts/discard-paths. */
function faultOf({ files, discardPaths }: Artifacts): Fault[] {
  const tree = files.find(({ text }) => /^(\.\/)?\*\*(\/\*)?$/.test(text.trim()));
  if (!tree || !discardPaths || !/^(yes|true|on)$/i.test(discardPaths.text)) return [];
  return [
    {
      severity: 'warning',
      what: t`discard-paths puts every file of ${tree.text.trim()} into one folder`,
      why: t`the folders are left out, so of files with one name a single one stays, and whatever names a file by its folder finds nothing`,
      at: discardPaths.span.start,
      remedy: t`leave discard-paths out, or list the few files that are wanted`,
    },
  ];
}
