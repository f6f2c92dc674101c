import { JavaError } from './java-error.js';
import {
  argumentClass,
  fits,
  type Natives,
  type Parameter,
  type ParameterType,
  parameterOf,
  widens,
} from './parameter.js';
import { JavaArray, type JavaValue } from './value.js';

/** A method as it is called: what it is called on, then the arguments, unboxed where the parameter is primitive. */
type Body = (self: JavaValue, ...args: readonly unknown[]) => JavaValue | undefined;

/** One overload of a method of a Java class. */
export interface MethodRow {
  readonly name: string;
  readonly parameters: readonly Parameter[];
  /** A method that returns nothing prints as an empty text. */
  readonly returns: 'value' | 'void';
  readonly isStatic: boolean;
  readonly body: Body;
}

/** The overloads of each name. */
export type MethodTable = ReadonlyMap<string, readonly MethodRow[]>;

type Unboxed<P extends readonly ParameterType[]> = { -readonly [K in keyof P]: Natives[P[K]] };

/**
 * Declares a method that returns a value.
 *
 * @param parameters the types of its parameters, in short
 * @param body what it does, on unboxed arguments
 */
export function row<S extends JavaValue, const P extends readonly ParameterType[]>(
  name: string,
  parameters: P,
  body: (self: S, ...args: Unboxed<P>) => JavaValue,
): MethodRow {
  return { name, parameters: parameters.map(parameterOf), returns: 'value', isStatic: false, body: body as Body };
}

/** Declares a `void` method, see {@link row}. */
export function action<S extends JavaValue, const P extends readonly ParameterType[]>(
  name: string,
  parameters: P,
  body: (self: S, ...args: Unboxed<P>) => void,
): MethodRow {
  return { name, parameters: parameters.map(parameterOf), returns: 'void', isStatic: false, body: body as Body };
}

/** Declares a static method, which `$x.class` can call as well, see {@link row}. */
export function staticRow<const P extends readonly ParameterType[]>(
  name: string,
  parameters: P,
  body: (...args: Unboxed<P>) => JavaValue,
): MethodRow {
  const call = (_self: JavaValue, ...args: readonly unknown[]) => body(...(args as Unboxed<P>));
  return { name, parameters: parameters.map(parameterOf), returns: 'value', isStatic: true, body: call };
}

/** @returns a table of methods; of two with the same name and parameters the first one counts, as the overriding one */
export function tableOf(...groups: readonly (readonly MethodRow[])[]): MethodTable {
  const table = new Map<string, MethodRow[]>();
  for (const method of groups.flat()) {
    const overloads = table.get(method.name) ?? [];
    if (!overloads.some((other) => sameParameters(other, method))) overloads.push(method);
    table.set(method.name, overloads);
  }
  return table;
}

function sameParameters(left: MethodRow, right: MethodRow): boolean {
  if (left.parameters.length !== right.parameters.length) return false;
  return left.parameters.every((parameter, index) => {
    const other = right.parameters[index]?.type;
    return parameter.type === other && other !== 'unreachable';
  });
}

/**
 * The overload for some arguments, as Velocity 1.7's ClassMap and MethodMap find it: one whose parameters have exactly
 * the classes of the arguments, or else the most specific one that takes them.
 *
 * @returns undefined where there is none, or no single most specific one
 */
export function bestMatch(overloads: readonly MethodRow[], args: readonly JavaValue[]): MethodRow | undefined {
  const first = overloads[0];
  if (first !== undefined && overloads.length === 1) return applies(first, args) ? first : undefined;
  return exactMatch(overloads, args) ?? mostSpecific(overloads.filter((method) => applies(method, args)));
}

function exactMatch(overloads: readonly MethodRow[], args: readonly JavaValue[]): MethodRow | undefined {
  for (const method of overloads) {
    if (method.parameters.length === args.length && isExact(method.parameters, args)) return method;
  }
  return undefined;
}

function isExact(parameters: readonly Parameter[], args: readonly JavaValue[]): boolean {
  for (let index = 0; index < args.length; index++) {
    if (parameters[index]?.exact !== argumentClass(args[index] ?? null)) return false;
  }
  return true;
}

function mostSpecific(applicable: readonly MethodRow[]): MethodRow | undefined {
  let best: MethodRow | undefined;
  let rivals: MethodRow[] = [];
  for (const method of applicable) {
    const order = best === undefined ? 1 : moreSpecific(method.parameters, best.parameters);
    if (order === 0) rivals.push(method);
    else if (order > 0) {
      if (rivals.length === 0) best = method;
      else if (rivals.every((rival) => moreSpecific(method.parameters, rival.parameters) > 0)) {
        best = method;
        rivals = [];
      } else rivals.push(method);
    }
  }
  return rivals.length === 0 ? best : undefined;
}

/** @returns 1 where the left parameters are more specific, -1 where they are less so, 0 where none of it is clear */
function moreSpecific(left: readonly Parameter[], right: readonly Parameter[]): number {
  if (left.length !== right.length) return left.length > right.length ? 1 : -1;
  let more = false;
  let less = false;
  left.forEach((parameter, index) => {
    const other = right[index];
    if (other === undefined || other.type === parameter.type) return;
    const last = index === left.length - 1;
    more ||= other.type === 'Object' || widens(other, parameter, last);
    less ||= parameter.type === 'Object' || widens(parameter, other, last);
  });
  if (more && less) return arrayIsLess(left.at(-1), right.at(-1));
  return more ? 1 : less ? -1 : 0;
}

function arrayIsLess(left: Parameter | undefined, right: Parameter | undefined): number {
  return Number(Boolean(right?.element)) - Number(Boolean(left?.element));
}

function applies({ parameters }: MethodRow, args: readonly JavaValue[]): boolean {
  const count = parameters.length;
  // Velocity checks the number of arguments of methods that take some only; a call of one without fails later.
  if (count === 0) return true;
  const variable = parameters[count - 1]?.element ?? null;
  if (count !== args.length)
    return variable !== null && count <= args.length + 1 && spreads(parameters, variable, args);
  for (let index = 0; index < count; index++) {
    const parameter = parameters[index];
    const argument = args[index] ?? null;
    if (parameter === undefined || fits(parameter, argument)) continue;
    if (index < count - 1 || variable === null || !fits(variable, argument)) return false;
  }
  return true;
}

/** Whether arguments fit, of which any number goes into the last parameter. */
function spreads(parameters: readonly Parameter[], variable: Parameter, args: readonly JavaValue[]): boolean {
  const fixed = parameters.length - 1;
  return args.every((argument, index) => fits(index < fixed ? (parameters[index] ?? variable) : variable, argument));
}

/**
 * Calls an overload that was found for these arguments.
 *
 * @returns what it returns; an empty text for a void method
 * @throws JavaError `IllegalArgumentException` where a method without parameters was found for some arguments
 */
export function callRow(method: MethodRow, self: JavaValue, args: readonly JavaValue[]): JavaValue {
  const { parameters, body } = method;
  const last = parameters[parameters.length - 1];
  let result: JavaValue | undefined;
  if (last === undefined) {
    if (args.length > 0) throw new JavaError('IllegalArgumentException', 'wrong number of arguments');
    result = body(self);
  } else {
    const given = last.element === null ? args : gather(last, last.element, parameters.length - 1, args);
    if (parameters.length === 1) result = body(self, unbox(last, given[0]));
    else result = body(self, ...parameters.map((parameter, index) => unbox(parameter, given[index])));
  }
  return method.returns === 'void' ? '' : (result ?? null);
}

function unbox(parameter: Parameter, argument: JavaValue | undefined): unknown {
  return parameter.unbox === null ? (argument ?? null) : parameter.unbox(argument ?? null);
}

/** Puts the arguments of a variable parameter into an array, unless the one given is an array or null already. */
function gather(last: Parameter, element: Parameter, index: number, args: readonly JavaValue[]): readonly JavaValue[] {
  const given = args[index];
  if (args.length === index + 1 && (given === null || given instanceof JavaArray)) return args;
  const component = last.exact.length === 2 ? element.type : element.exact;
  return [...args.slice(0, index), new JavaArray(args.slice(index), component)];
}
