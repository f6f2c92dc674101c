import { formatFloating } from './format-floating.js';
import { checkFlags, type FormatSpec, formatError, mismatch, padText, readSpec } from './format-spec.js';
import { formatWhole } from './format-whole.js';
import { hashCode } from './hash-code.js';
import { isNumber } from './number.js';
import { checkTextLength } from './text-limit.js';
import { toJavaString } from './to-string.js';
import { BigDecimal, JavaByte, JavaChar, JavaDouble, JavaFloat, JavaShort, type JavaValue } from './value.js';

/**
 * `String.format` in the root locale. Dates (`%t`) are left out, since no template value is one.
 *
 * @throws JavaError one of Java's `IllegalFormatException`s
 * @throws LimitError `output-too-long`
 */
export function format(pattern: string, args: readonly JavaValue[]): string {
  const parts: string[] = [];
  let length = 0;
  let ordinary = 0;
  let last = -1;
  for (let at = 0; at < pattern.length; ) {
    const percent = pattern.indexOf('%', at);
    const text = pattern.slice(at, percent < 0 ? pattern.length : percent);
    parts.push(text);
    at += text.length;
    if (percent >= 0) {
      const spec = readSpec(pattern, percent);
      at += spec.text.length;
      if (spec.index > 0) last = spec.index - 1;
      else if (spec.index < 0 && spec.takes) last = ordinary++;
      parts.push(formatOne(spec, args, last));
    }
    length += text.length + (parts.at(-1) ?? '').length;
    checkTextLength(length);
  }
  return parts.join('');
}

function formatOne(spec: FormatSpec, args: readonly JavaValue[], index: number): string {
  checkTextLength(Math.max(spec.width, spec.precision));
  checkFlags(spec);
  if (spec.conversion === 'n') return '\n';
  if (spec.conversion === '%') return padText(spec, '%');
  const argument = args[index];
  if (argument === undefined) throw formatError('MissingFormatArgumentException', `Format specifier '${spec.text}'`);
  const text = formatArgument(spec, argument);
  return /[A-Z]/.test(spec.conversion) ? text.toUpperCase() : text;
}

function formatArgument(spec: FormatSpec, argument: JavaValue): string {
  switch (spec.conversion.toLowerCase()) {
    case 's':
      return padText(spec, cut(spec, toJavaString(argument)));
    case 'b':
      return padText(spec, cut(spec, String(typeof argument === 'boolean' ? argument : argument !== null)));
    case 'h':
      return padText(spec, cut(spec, argument === null ? 'null' : (hashCode(argument) >>> 0).toString(16)));
    case 'c':
      return padText(spec, characterOf(spec, argument));
    default:
      return formatNumber(spec, argument);
  }
}

function cut(spec: FormatSpec, text: string): string {
  return spec.precision >= 0 ? text.slice(0, spec.precision) : text;
}

function characterOf(spec: FormatSpec, argument: JavaValue): string {
  if (argument === null) return 'null';
  if (argument instanceof JavaChar) return argument.value;
  const code = argument instanceof JavaByte || argument instanceof JavaShort ? argument.value : argument;
  if (typeof code !== 'number') throw mismatch(spec, argument);
  if (code >= 0 && code <= 0x10ffff) return String.fromCodePoint(code);
  throw formatError('IllegalFormatCodePointException', `Code point = 0x${(code >>> 0).toString(16)}`);
}

function formatNumber(spec: FormatSpec, argument: JavaValue): string {
  if (argument === null) return padText(spec, cut(spec, 'null'));
  if (!isNumber(argument)) throw mismatch(spec, argument);
  const floating = argument instanceof JavaDouble || argument instanceof JavaFloat || argument instanceof BigDecimal;
  if (/[dxo]/i.test(spec.conversion)) {
    if (floating) throw mismatch(spec, argument);
    return formatWhole(spec, argument);
  }
  if (!floating) throw mismatch(spec, argument);
  return formatFloating(spec, argument);
}
