/**
 * In the bundle this stands for `Intl.Segmenter`, of which several packages make one as they are
 * loaded. The first one reads tables for 20 ms, which the first frames have no use for.
 */
export class LazySegmenter {
  #options;
  #made;

  constructor(...options) {
    this.#options = options;
  }

  segment(text) {
    this.#made ??= new globalThis.Intl.Segmenter(...this.#options);
    return this.#made.segment(text);
  }
}
