import { t } from '../language.ts';
import type {
  Artifacts,
  Batch,
  Cache,
  ExplicitProxy,
  Report,
  SecondaryArtifacts,
} from './buildspec.ts';
import { type Form, isMapping, listUnder, reportUnknown, scalarUnder } from './form.ts';
import { known, oldArtifacts } from './keys.ts';
import { type Entry, entriesOf, entryOf, type Tree } from './tree.ts';

/** The section of a key where it is there and is a mapping. */
function section(form: Form, root: Tree | undefined, key: string): Entry | undefined {
  const entry = entryOf(root, key);
  return entry !== undefined && isMapping(form, entry) ? entry : undefined;
}

/** What the build hands on. */
export function readArtifacts(
  form: Form,
  root: Tree | undefined,
  version: string | undefined,
): Artifacts | undefined {
  const tree = section(form, root, 'artifacts')?.value;
  const keys = version === '0.1' ? oldArtifacts : known.artifacts;
  return tree === undefined ? undefined : artifacts(form, tree, keys);
}

function artifacts(form: Form, tree: Tree, keys: readonly string[]): Artifacts {
  reportUnknown(form, 'artifacts', tree, keys);
  return {
    files: listUnder(form, tree, 'files'),
    name: scalarUnder(form, tree, 'name'),
    baseDirectory: scalarUnder(form, tree, 'base-directory'),
    discardPaths: scalarUnder(form, tree, 'discard-paths'),
    excludePaths: listUnder(form, tree, 'exclude-paths'),
    enableSymlinks: scalarUnder(form, tree, 'enable-symlinks'),
    s3Prefix: scalarUnder(form, tree, 's3-prefix'),
    secondary: entriesOf(entryOf(tree, 'secondary-artifacts')?.value)
      .filter((entry) => isMapping(form, entry))
      .map(({ key, keySpan, value }): SecondaryArtifacts => {
        return { ...artifacts(form, value, keys), id: key, idSpan: keySpan };
      }),
  };
}

/** The report groups, by name or ARN. */
export function readReports(form: Form, root: Tree | undefined): Report[] {
  return entriesOf(section(form, root, 'reports')?.value)
    .filter((entry) => isMapping(form, entry))
    .map(({ key, keySpan, value }) => {
      reportUnknown(form, t`a report`, value, known.report);
      return {
        name: key,
        nameSpan: keySpan,
        files: listUnder(form, value, 'files'),
        fileFormat: scalarUnder(form, value, 'file-format'),
        baseDirectory: scalarUnder(form, value, 'base-directory'),
        discardPaths: scalarUnder(form, value, 'discard-paths'),
      };
    });
}

/** What is kept from one build to the next. */
export function readCache(form: Form, root: Tree | undefined): Cache | undefined {
  const tree = section(form, root, 'cache')?.value;
  if (tree === undefined) return undefined;
  reportUnknown(form, 'cache', tree, known.cache);
  return {
    paths: listUnder(form, tree, 'paths'),
    key: scalarUnder(form, tree, 'key'),
    fallbackKeys: listUnder(form, tree, 'fallback-keys'),
    action: scalarUnder(form, tree, 'action'),
  };
}

/** What goes through an explicit proxy. */
export function readProxy(form: Form, root: Tree | undefined): ExplicitProxy | undefined {
  const tree = section(form, root, 'proxy')?.value;
  if (tree === undefined) return undefined;
  reportUnknown(form, 'proxy', tree, known.proxy);
  return {
    uploadArtifacts: scalarUnder(form, tree, 'upload-artifacts'),
    logs: scalarUnder(form, tree, 'logs'),
  };
}

/** The batch section; its builds stay in the tree. */
export function readBatch(form: Form, root: Tree | undefined): Batch | undefined {
  const entry = section(form, root, 'batch');
  if (entry === undefined) return undefined;
  reportUnknown(form, 'batch', entry.value, known.batch);
  const forms = entriesOf(entry.value).map(({ key }) => key);
  return { forms: forms.filter((key) => key.startsWith('build-')), span: entry.value.span };
}
