import type { RenderOptions } from '../compile.js';
import type { ProxyEvent } from '../event.js';

export interface ToRenderOptions extends Pick<RenderOptions, 'phase' | 'variables'> {
  /** What the template must write to the override maps, `{}` for nothing; what it writes does not matter without. */
  readonly overrides?: object;
}

/** What `expect(template)` has of this package; `R` is what the matchers of vitest or jest return. */
export interface RenderMatchers<R> {
  /**
   * Asserts that a template renders, and what: `expect(template).toRender(event, { id: 'o-77' })`. The template is what
   * `compile` returns, or its text.
   *
   * @param event a sample request; every field may be missing
   * @param expected the output: a string is the text, letter by letter, and anything else the JSON that it must be, in
   *   which matchers such as `expect.any(String)` may stand; undefined where any output will do
   */
  toRender(event?: ProxyEvent, expected?: unknown, options?: ToRenderOptions): R;
}
