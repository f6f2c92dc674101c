import { excerpt } from '../xml/excerpt.js';
import { compareDecimals, digitsOf } from './decimal-text.js';
import type { SimpleSpace } from './simple-space.js';

/** How many values of an enumeration a message lists. */
const MOST_LISTED = 10;

/**
 * Checks a value by the restrictions of its type. Patterns are not checked, because a hostile one could take for ever;
 * nor are the bounds of dates.
 *
 * @param lexical the value, with its white space as its type wants it
 * @param length how many items a list has, or how long another value is
 * @returns how the sentence about the value goes on, or undefined
 */
export function facetProblem(space: SimpleSpace, lexical: string, length: number): string | undefined {
  return enumerationProblem(space, lexical) ?? lengthProblem(space, length) ?? boundProblem(space, lexical);
}

function enumerationProblem(space: SimpleSpace, lexical: string): string | undefined {
  const { enumeration } = space.facets;
  if (enumeration === undefined || enumeration.some((value) => isSame(space, value, lexical))) return undefined;
  const listed = enumeration.slice(0, MOST_LISTED).map(excerpt).join(', ');
  return `must be one of ${listed}${enumeration.length > MOST_LISTED ? ' or others' : ''}, but is ${excerpt(lexical)}.`;
}

function isSame(space: SimpleSpace, value: string, lexical: string): boolean {
  if (value === lexical || (space.variety !== 'atomic' && value.trim() === lexical)) return true;
  if (space.variety !== 'atomic' || space.builtIn.form === 'text') return false;
  const collapsed = value.trim();
  return isDecimal(collapsed) && isDecimal(lexical) && compareDecimals(collapsed, lexical) === 0;
}

function lengthProblem({ variety, facets }: SimpleSpace, actual: number): string | undefined {
  const unit = variety === 'list' ? 'items' : 'characters';
  const { length = Infinity, minLength = 0, maxLength = Infinity } = facets;
  if (length !== Infinity && actual !== length) return `must have ${length} ${unit}, but has ${actual}.`;
  if (actual < minLength) return `must have at least ${minLength} ${unit}, but has ${actual}.`;
  return actual > maxLength ? `may have ${maxLength} ${unit} at most, but has ${actual}.` : undefined;
}

function boundProblem(space: SimpleSpace, lexical: string): string | undefined {
  if (space.variety !== 'atomic' || !isDecimal(lexical)) return undefined;
  const { form, min, max, name } = space.builtIn;
  if (form !== 'integer' && form !== 'decimal' && form !== 'float') return undefined;
  const isBelow = (bound: string | undefined) => isDecimal(bound) && compareDecimals(lexical, bound) < 0;
  const isAbove = (bound: string | undefined) => isDecimal(bound) && compareDecimals(lexical, bound) > 0;
  if (isBelow(min) || isAbove(max)) return `is ${excerpt(lexical)}, which is out of the range of ${name}.`;
  const { minInclusive, maxInclusive, minExclusive, maxExclusive } = space.facets;
  const quoted = excerpt(lexical);
  if (isBelow(minInclusive)) return `must be ${minInclusive} or more, but is ${quoted}.`;
  if (isAbove(maxInclusive)) return `must be ${maxInclusive} or less, but is ${quoted}.`;
  if (isDecimal(minExclusive) && !isAbove(minExclusive)) return `must be more than ${minExclusive}, but is ${quoted}.`;
  if (isDecimal(maxExclusive) && !isBelow(maxExclusive)) return `must be less than ${maxExclusive}, but is ${quoted}.`;
  return digitProblem(space.facets, lexical);
}

function digitProblem({ totalDigits, fractionDigits }: SimpleSpace['facets'], lexical: string): string | undefined {
  if (totalDigits === undefined && fractionDigits === undefined) return undefined;
  const { total, fraction } = digitsOf(lexical);
  if (fractionDigits !== undefined && fraction > fractionDigits) {
    return `may have ${fractionDigits} digits after the point at most, but is ${excerpt(lexical)}.`;
  }
  if (totalDigits === undefined || total <= totalDigits) return undefined;
  return `may have ${totalDigits} digits at most, but is ${excerpt(lexical)}.`;
}

/** Numbers with exponents are compared by nothing, as they are rare and only floats. */
function isDecimal(text: string | undefined): text is string {
  return text !== undefined && /^[+-]?(?:\d+(?:\.\d*)?|\.\d+)$/.test(text);
}
