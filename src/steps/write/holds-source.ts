/** Files that stand beside any source, and that no image is built from. */
const aside = /(^|\/)(\.[^/]*|LICEN[CS]E|[^/]*\.(ya?ml|md))$/i;

/**
 * True for a folder that holds what an image could be built from. Where a buildspec stands alone,
 * or among others of its kind, nothing can be said of the paths that its commands need.
 */
export function holdsSource(files: readonly string[]): boolean {
  return files.some((file) => !aside.test(file));
}
