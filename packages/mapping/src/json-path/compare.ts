import { BigDecimal, JavaDouble, JavaFloat, JavaLong, type JavaValue } from '@veloway/vtl';
import { compareDecimals, parseDecimal } from '../json/decimal.js';
import { JsonPathError } from './json-path-error.js';

const SHORT_INTEGER = /^[+-]?\d{1,15}$/;
type JsonNumber = number | bigint | JavaLong | JavaDouble | JavaFloat | BigDecimal;

/**
 * Orders two values as filters of Jayway JsonPath 2.0.0 do.
 *
 * @param expected the right side of a condition; a text is read as a number or boolean where the other side is one
 * @param actual the left side
 * @returns a number below, at or above 0; undefined for values that do not compare, which no condition holds for
 * @throws JsonPathError NumberFormatException where a text meets a number and is none
 */
export function compareValues(expected: JavaValue, actual: JavaValue): number | undefined {
  if (isNullish(expected) || isNullish(actual)) return Number(isNullish(actual)) - Number(isNullish(expected));
  if (typeof expected === 'string') return compareText(expected, actual);
  if (expected === actual) return 0;
  if (typeof expected === 'number' && typeof actual === 'number') return expected - actual;
  if (isNumber(expected) && isNumber(actual)) return compareDecimals(decimalOf(expected), decimalOf(actual));
  if (typeof expected === 'boolean' && typeof actual === 'boolean') return Number(expected) - Number(actual);
  return undefined;
}

/** The text `null` counts as null. */
function isNullish(value: JavaValue): boolean {
  return value === null || value === 'null';
}

function compareText(expected: string, actual: JavaValue): number | undefined {
  if (typeof actual === 'string') {
    const text = expected.replaceAll("\\'", "'");
    return text < actual ? -1 : Number(text > actual);
  }
  if (typeof actual === 'boolean') return Number(expected.toLowerCase() === 'true') - Number(actual);
  if (typeof actual === 'number' && SHORT_INTEGER.test(expected)) return Number(expected) - actual;
  return isNumber(actual) ? compareDecimals(decimalOfText(expected), decimalOf(actual)) : undefined;
}

function isNumber(value: JavaValue): value is JsonNumber {
  if (typeof value === 'number' || typeof value === 'bigint') return true;
  if (value instanceof JavaLong || value instanceof JavaDouble) return true;
  return value instanceof JavaFloat || value instanceof BigDecimal;
}

function decimalOf(value: JsonNumber): BigDecimal {
  if (value instanceof BigDecimal) return value;
  if (typeof value === 'bigint') return new BigDecimal(value, 0);
  if (typeof value === 'number') return new BigDecimal(BigInt(value), 0);
  return value instanceof JavaLong ? new BigDecimal(value.value, 0) : decimalOfText(String(value.value));
}

function decimalOfText(text: string): BigDecimal {
  const value = parseDecimal(text);
  if (value !== undefined) return value;
  const problem = `A filter compares '${text}' with a number. Compare with a number, or test the type of the field first.`;
  throw new JsonPathError('NumberFormatException', problem);
}
