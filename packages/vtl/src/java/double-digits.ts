/** The decimal digits of a finite, positive floating point number: 0.`digits` × 10^`exponent`. */
export interface DecimalDigits {
  readonly digits: string;
  readonly exponent: number;
}

/** The parts of a binary floating point number: `mantissa` × 2^`shift`, as one that has `bits` significant bits. */
interface BinaryParts {
  readonly mantissa: bigint;
  readonly shift: number;
  readonly bits: number;
}

const buffer = new DataView(new ArrayBuffer(8));

/**
 * The digits that `Double.toString` prints. Before Java 19 they are not always the fewest that tell the number from
 * its neighbours (2.0E23 prints as 1.9999999999999998E23…), so they are generated here in Java's own way.
 *
 * @param value finite and above zero
 * @param compatible whether one digit may be enough outside of 10^-3 … 10^7, which `Formatter` never asks for
 */
export function doubleDigits(value: number, compatible = true): DecimalDigits {
  buffer.setFloat64(0, value);
  const raw = buffer.getBigUint64(0);
  const exponent = Number(raw >> 52n) & 0x7ff;
  const fraction = raw & 0xfffffffffffffn;
  return exponent === 0
    ? digitsOf({ mantissa: fraction, shift: -1074, bits: bitLength(fraction) }, compatible)
    : digitsOf({ mantissa: fraction | 0x10000000000000n, shift: exponent - 1075, bits: 53 }, compatible);
}

/** The digits that `Float.toString` prints, see {@link doubleDigits}. */
export function floatDigits(value: number): DecimalDigits {
  buffer.setFloat32(0, value);
  const raw = buffer.getUint32(0);
  const exponent = (raw >>> 23) & 0xff;
  const fraction = BigInt(raw & 0x7fffff);
  return exponent === 0
    ? digitsOf({ mantissa: fraction, shift: -149, bits: bitLength(fraction) }, true)
    : digitsOf({ mantissa: fraction | 0x800000n, shift: exponent - 150, bits: 24 }, true);
}

function digitsOf(parts: BinaryParts, compatible: boolean): DecimalDigits {
  const length = bitLength(parts.mantissa);
  const exponent = parts.shift + length - 1;
  let odd = parts.mantissa;
  let oddBits = length;
  while ((odd & 1n) === 0n) {
    odd >>= 1n;
    oddBits--;
  }
  const tinyBits = Math.max(0, oddBits - exponent - 1);
  if (tinyBits === 0 && exponent <= 62 && exponent >= -21) {
    return integerDigits(odd << BigInt(exponent - oddBits + 1), exponent - parts.bits);
  }
  return fractionDigits(odd, oddBits, exponent, tinyBits, parts.bits, compatible);
}

/** The digits of a whole number; those that are below its precision are rounded away. */
function integerDigits(whole: bigint, spareBits: number): DecimalDigits {
  const spare = spareBits > 1 ? Math.floor((spareBits - 1) * Math.LOG10E * Math.LN2) : 0;
  let rest = whole;
  if (spare > 0) {
    const unit = 10n ** BigInt(spare);
    const residue = rest % unit;
    rest /= unit;
    if (residue >= unit >> 1n) rest++;
  }
  const text = rest.toString();
  return { digits: text.replace(/0+$/, '') || '0', exponent: text.length + spare };
}

/** The state of a digit generation: what is left of the number, half the distance to its neighbours, and the unit. */
interface Generation {
  rest: bigint;
  readonly unit: bigint;
  margin: bigint;
  /** Numbers that are wide for the machine are compared less strictly. */
  readonly wide: boolean;
}

function fractionDigits(
  odd: bigint,
  oddBits: number,
  exponent: number,
  tinyBits: number,
  bits: number,
  compatible: boolean,
): DecimalDigits {
  let decimal = estimateDecimalExponent(odd, oddBits, exponent);
  const state = startGeneration(odd, oddBits, exponent, tinyBits, bits, decimal);
  const ten = state.unit * 10n;
  let digit = nextDigit(state);
  let [low, high] = bounds(state, ten);
  let digits = '';
  if (digit === 0n && !high) decimal--;
  else digits = digit.toString();
  if (!compatible || decimal < -3 || decimal >= 8) low = high = false;
  while (!low && !high) {
    digit = nextDigit(state);
    [low, high] = bounds(state, ten);
    digits += digit.toString();
  }
  return finish(digits, decimal + 1, high && (!low || roundsUp(state.rest * 2n - ten, digit)));
}

function startGeneration(
  odd: bigint,
  oddBits: number,
  exponent: number,
  tinyBits: number,
  bits: number,
  decimal: number,
): Generation {
  const five = Math.max(0, -decimal);
  const unitFive = Math.max(0, decimal);
  let two = five + tinyBits + exponent;
  let unitTwo = unitFive + tinyBits;
  let marginTwo = two - bits;
  two -= oddBits - 1;
  const common = Math.min(two, unitTwo);
  two -= common;
  unitTwo -= common;
  marginTwo -= common;
  // The neighbour below a power of two is half as far away as the one above.
  if (oddBits === 1) marginTwo--;
  if (marginTwo < 0) {
    two -= marginTwo;
    unitTwo -= marginTwo;
    marginTwo = 0;
  }
  const restBits = oddBits + two + bitsOfFive(five);
  const unitBits = unitTwo + 1 + bitsOfFive(unitFive + 1);
  return {
    rest: (odd * 5n ** BigInt(five)) << BigInt(two),
    unit: (5n ** BigInt(unitFive)) << BigInt(unitTwo),
    margin: (5n ** BigInt(five)) << BigInt(marginTwo),
    wide: restBits >= 64 || unitBits >= 64,
  };
}

function nextDigit(state: Generation): bigint {
  const digit = state.rest / state.unit;
  state.rest = (state.rest % state.unit) * 10n;
  state.margin *= 10n;
  return digit;
}

function bounds(state: Generation, ten: bigint): [low: boolean, high: boolean] {
  const above = state.rest + state.margin;
  return [state.rest < state.margin, state.wide ? above >= ten : above > ten];
}

function roundsUp(difference: bigint, lastDigit: bigint): boolean {
  return difference === 0n ? (lastDigit & 1n) !== 0n : difference > 0n;
}

function finish(digits: string, exponent: number, up: boolean): DecimalDigits {
  if (!up) return { digits, exponent };
  const rounded = (BigInt(digits) + 1n).toString();
  return rounded.length > digits.length
    ? { digits: `1${'0'.repeat(digits.length - 1)}`, exponent: exponent + 1 }
    : { digits: rounded.padStart(digits.length, '0'), exponent };
}

/** The power of ten of the first digit, or one more than it. */
function estimateDecimalExponent(odd: bigint, oddBits: number, exponent: number): number {
  const scaled = Number(odd) / 2 ** (oddBits - 1);
  return Math.floor((scaled - 1.5) * 0.289529654 + 0.176091259 + exponent * 0.301029995663981);
}

function bitsOfFive(power: number): number {
  return power < 27 ? bitLength(5n ** BigInt(power)) : power * 3;
}

function bitLength(value: bigint): number {
  return value === 0n ? 0 : value.toString(2).length;
}
