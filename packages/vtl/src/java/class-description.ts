import { className } from './class-name.js';
import { ARGUMENT_KINDS, argumentFor, ELEMENT, KEY, PROBES } from './class-probe.js';
import { callRow, type MethodRow } from './method.js';
import { fitsClass, type ParameterType, parameterOf } from './parameter.js';
import { gettersOf } from './property.js';
import { methodsOf } from './receiver.js';
import { HostObject, JavaArray, JavaMap, type JavaValue } from './value.js';

/** What a method answers: a value of a class, an element or a key of what it is called on, nothing, or who knows. */
export type Answer =
  | { readonly of: 'class'; readonly name: string }
  | { readonly of: 'element' | 'key' | 'nothing' | 'unknown' };

/** One overload of a method, as a template can call it. */
export interface JavaMethod {
  readonly name: string;
  /** In short: `String`, `int`; a last `Object[]` takes any number of arguments. */
  readonly parameters: readonly string[];
  readonly isStatic: boolean;
  readonly answer: Answer;
}

/** What templates can do with the values of a Java class. */
export interface JavaClassDescription {
  /** With its package, as `$x.class.name` shows it. */
  readonly name: string;
  readonly methods: ReadonlyMap<string, readonly JavaMethod[]>;
  /** Names that can stand behind a period, and the getters that they stand for. A map's are its keys instead. */
  readonly properties: ReadonlyMap<string, JavaMethod>;
}

/**
 * @param name of a class, with its package
 * @returns what the class has, found out from the tables of methods that templates call; undefined where no value of
 *   such a class has methods
 */
export function javaClass(name: string): JavaClassDescription | undefined {
  descriptions ??= describeAll();
  return descriptions.get(name);
}

/** @returns the names of all classes that {@link javaClass} knows */
export function javaClassNames(): readonly string[] {
  descriptions ??= describeAll();
  return [...descriptions.keys()];
}

/**
 * @param classes of the arguments; undefined of one whose class is not known, which is taken to fit
 * @returns whether Velocity calls the method with arguments of these classes
 */
export function takesClasses({ parameters }: JavaMethod, classes: readonly (string | undefined)[]): boolean {
  const known = parameters.map((type) => parameterOf(type as ParameterType));
  const variable = known.at(-1)?.element ?? undefined;
  if (classes.length === known.length && classes.every((name, index) => fitsClass(known[index], name))) return true;
  if (variable === undefined || classes.length < known.length - 1) return false;
  return classes.every((name, index) => fitsClass(index < known.length - 1 ? known[index] : variable, name));
}

/** Made when they are first asked for, from tables that never change. */
let descriptions: ReadonlyMap<string, JavaClassDescription> | undefined;

function describeAll(): ReadonlyMap<string, JavaClassDescription> {
  return new Map(PROBES.map((probe) => [className(probe()), describe(probe)]));
}

function describe(probe: () => Exclude<JavaValue, null>): JavaClassDescription {
  const value = probe();
  const methods = new Map<string, readonly JavaMethod[]>();
  const byRow = new Map<MethodRow, JavaMethod>();
  for (const [name, overloads] of methodsOf(value)) {
    const callable = overloads.filter(({ parameters }) => parameters.every(({ type }) => type !== 'unreachable'));
    for (const overload of callable) byRow.set(overload, methodOf(overload, probe));
    const described = callable.flatMap((overload) => byRow.get(overload) ?? []);
    if (described.length > 0) methods.set(name, described);
  }
  return { name: className(value), methods, properties: propertiesOf(value, byRow) };
}

function propertiesOf(
  value: Exclude<JavaValue, null>,
  byRow: ReadonlyMap<MethodRow, JavaMethod>,
): ReadonlyMap<string, JavaMethod> {
  // Of these, Velocity finds the class alone.
  const onlyClass = value instanceof JavaMap || value instanceof JavaArray;
  const getters = [...gettersOf(methodsOf(value))].filter(([name]) => !onlyClass || name.toLowerCase() === 'class');
  return new Map(
    getters.flatMap(([name, row]) => {
      const method = byRow.get(row);
      return method === undefined ? [] : [[name, method] as const];
    }),
  );
}

function methodOf(row: MethodRow, probe: () => JavaValue): JavaMethod {
  const parameters = row.parameters.map(({ type }) => type);
  return { name: row.name, parameters, isStatic: row.isStatic, answer: answerOf(row, probe) };
}

/** Calls the method on a value made for that, and looks at what it answers. */
function answerOf(row: MethodRow, probe: () => JavaValue): Answer {
  if (row.returns === 'void') return { of: 'nothing' };
  for (const kind of ARGUMENT_KINDS) {
    const answer = attempt(row, probe(), kind);
    if (answer !== undefined && answer !== null) return answerFor(answer);
  }
  return { of: 'unknown' };
}

function attempt(row: MethodRow, self: JavaValue, kind: (typeof ARGUMENT_KINDS)[number]): JavaValue | undefined {
  const args = row.parameters.map(({ type }) => argumentFor(type, self, kind));
  if (args.some((argument) => argument === undefined)) return undefined;
  try {
    return callRow(row, self, args as JavaValue[]);
  } catch {
    // A method that refuses these arguments tells nothing of what it answers to others.
    return undefined;
  }
}

function answerFor(answer: Exclude<JavaValue, null>): Answer {
  if (answer === ELEMENT) return { of: 'element' };
  if (answer === KEY) return { of: 'key' };
  if (answer instanceof HostObject) return { of: 'unknown' };
  return { of: 'class', name: className(answer) };
}
