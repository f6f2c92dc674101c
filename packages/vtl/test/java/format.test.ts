import { describe, expect, it } from 'vitest';
import { format } from '../../src/java/format.js';
import { BigDecimal, JavaChar, JavaDouble, JavaLong, type JavaValue } from '../../src/java/value.js';
import { failure } from './values.js';

describe('String.format', () => {
  it.each<[string, JavaValue[], string]>([
    ['%s-%05d', ['World', 42], 'World-00042'],
    ['%2$s %1$s %<s', ['a', 'b'], 'b a a'],
    ['%S|%-5s|%5s|%.2s', ['ab', 'ab', 'ab', 'abc'], 'AB|ab   |   ab|ab'],
    ['%,d %(d %+d', [1234567, -5, 5], '1,234,567 (5) +5'],
    ['%x %X %o', [255, 255, 8], 'ff FF 10'],
    ['%x', [-1], 'ffffffff'],
    ['%x', [new JavaLong(-1n)], 'ffffffffffffffff'],
    ['%#x', [255], '0xff'],
    ['%f %.2f %.0f', [new JavaDouble(1.5), new JavaDouble(1.005), new JavaDouble(2.5)], '1.500000 1.01 3'],
    ['%.2f', [new BigDecimal(-3745n, 3)], '-3.75'],
    ['%e %.1E', [new JavaDouble(12345.678), new JavaDouble(0.00012)], '1.234568e+04 1.2E-04'],
    ['%g %g', [new JavaDouble(0.0001), new JavaDouble(1e10)], '0.000100000 1.00000e+10'],
    ['%c%c', [new JavaChar('x'), 97], 'xa'],
    ['%b %b %b', [null, true, 'x'], 'false true true'],
    ['%d%%%n', [null], 'null%\n'],
    ['%08.2f|%h', [new JavaDouble(-2.71), 'Hi'], '-0002.71|921'],
  ])('%s of %o is %j', (pattern, args, expected) => {
    expect(format(pattern, args)).toBe(expected);
  });

  it.each<[string, JavaValue[], string]>([
    ['%d', ['x'], 'IllegalFormatConversionException: d != java.lang.String'],
    ['%s', [], "MissingFormatArgumentException: Format specifier '%s'"],
    ['%y', [1], "UnknownFormatConversionException: Conversion = 'y'"],
    ['%', [1], "UnknownFormatConversionException: Conversion = '%'"],
    ['%-d', [1], 'MissingFormatWidthException: %-d'],
    ['%.2d', [1], 'IllegalFormatPrecisionException: 2'],
    ['%#d', [1], 'FormatFlagsConversionMismatchException: Conversion = d, Flags = #'],
  ])('%s of %o fails', (pattern, args, expected) => {
    expect(failure(() => format(pattern, args))).toBe(expected);
  });

  it('bounds its width', () => {
    expect(failure(() => format('%2000000000d', [1]))).toBe('output-too-long');
  });
});
