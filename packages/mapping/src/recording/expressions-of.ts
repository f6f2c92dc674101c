import type { Step } from '@veloway/vtl';
import { originsOf } from './origin.js';

/** Of a longer stretch, the origins of so many characters are looked for. */
const MOST_CHARACTERS = 60;

/**
 * @param steps of a recording
 * @param index of the step that printed
 * @param range the stretch of what it printed into that is asked about: all of its text, or a part
 * @returns how a template would name where the text came from, unless the reference that printed it says that itself
 */
export function expressionsOf(
  steps: readonly Step[],
  index: number,
  range?: { readonly start: number; readonly end: number },
): readonly string[] {
  const step = steps[index];
  if (step === undefined) return [];
  const { site } = step;
  const own = plain(site.source.text.slice(site.start, site.end));
  const origins = offsetsIn(step, range).flatMap((offset) => originsOf(steps, index, offset));
  const expressions = origins.flatMap(({ expression }) => expression ?? []);
  return [...new Set(expressions)].filter((expression) => plain(expression) !== own);
}

/** The characters that matter, where they are not all of the text, whose parts may have come from elsewhere. */
function offsetsIn(
  { start, end }: Step,
  range?: { readonly start: number; readonly end: number },
): readonly (number | undefined)[] {
  if (range === undefined || (range.start <= start && end <= range.end)) return [undefined];
  const first = Math.max(start, range.start) - start;
  const last = Math.min(end, range.end) - start;
  return Array.from({ length: Math.max(0, Math.min(last - first, MOST_CHARACTERS)) }, (_, i) => first + i);
}

/** `$!{input.path("$")}` is as good as `$input.path('$')`. */
function plain(reference: string): string {
  return reference
    .replace(/^[^$]*\$!?\{?/, '$')
    .replace(/\}$/, '')
    .replaceAll('"', "'");
}
