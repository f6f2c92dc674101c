import { formatFloating } from './format-floating.js';
import { type FormatSpec, formatError, mismatch, padText, readSpec, refuse } from './format-spec.js';
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
  const turn: Turn = { ordinary: 0, last: -1 };
  let length = 0;
  // Java reads the whole format first, so that an error in it comes before one with an argument.
  for (const part of readParts(pattern)) {
    const text = typeof part === 'string' ? part : formatOne(part, args, turn);
    length += text.length;
    checkTextLength(length);
    parts.push(text);
  }
  return parts.join('');
}

/** Which argument comes next, and which one was used last. */
interface Turn {
  ordinary: number;
  last: number;
}

function readParts(pattern: string): (string | FormatSpec)[] {
  const parts: (string | FormatSpec)[] = [];
  let at = 0;
  for (let percent = pattern.indexOf('%'); percent >= 0; percent = pattern.indexOf('%', at)) {
    if (percent > at) parts.push(pattern.slice(at, percent));
    const spec = readSpec(pattern, percent);
    parts.push(spec);
    at = percent + spec.length;
  }
  parts.push(pattern.slice(at));
  return parts;
}

function formatOne(spec: FormatSpec, args: readonly JavaValue[], turn: Turn): string {
  checkTextLength(Math.max(spec.width, spec.precision));
  if (spec.conversion === 'n') return '\n';
  if (spec.conversion === '%') return padText(spec, '%');
  if (spec.index > 0) turn.last = spec.index - 1;
  else if (spec.index < 0) turn.last = turn.ordinary++;
  const argument = args[turn.last];
  if (argument === undefined) throw formatError('MissingFormatArgumentException', `Format specifier '${spec.text}'`);
  const text = formatArgument(spec, argument);
  return spec.upper ? text.toUpperCase() : text;
}

function formatArgument(spec: FormatSpec, argument: JavaValue): string {
  switch (spec.conversion) {
    case 's':
      refuse(spec, '#');
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
  if (/[dxo]/.test(spec.conversion)) {
    if (floating) throw mismatch(spec, argument);
    return formatWhole(spec, argument);
  }
  if (!floating) throw mismatch(spec, argument);
  return formatFloating(spec, argument);
}
