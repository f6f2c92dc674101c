import { JavaError } from './java-error.js';
import { bestMatch, callRow, type MethodRow } from './method.js';
import { methodsOf, methodsOfClass } from './receiver.js';
import { HostObject, JavaClass, type JavaValue } from './value.js';

/**
 * Calls a method as Velocity 1.7 does, by its name and the classes of the arguments.
 *
 * @returns undefined where there is no method that applies, an empty text for a void method, or what it returns
 * @throws JavaError what the Java method would throw
 * @throws LimitError where a bound that protects the process was hit
 */
export function invoke(value: JavaValue, name: string, args: readonly JavaValue[]): JavaValue | undefined {
  if (value === null) return undefined;
  if (value instanceof HostObject) {
    const method = value.methods.get(name);
    if (method?.arity.includes(args.length)) return method.call(args, value);
  }
  const method = find(value, name, args);
  if (method !== undefined) return callRow(method, value, args);
  return value instanceof JavaClass ? invokeStatic(value, name, args) : undefined;
}

/** @returns whether {@link invoke} would find a method */
export function hasMethod(value: JavaValue, name: string, args: readonly JavaValue[]): boolean {
  if (value === null) return false;
  if (value instanceof HostObject && value.methods.get(name)?.arity.includes(args.length)) return true;
  if (find(value, name, args) !== undefined) return true;
  return value instanceof JavaClass && findStatic(value, name, args) !== undefined;
}

function find(value: Exclude<JavaValue, null>, name: string, args: readonly JavaValue[]): MethodRow | undefined {
  const overloads = methodsOf(value).get(name);
  return overloads === undefined ? undefined : bestMatch(overloads, args);
}

function findStatic(value: JavaClass, name: string, args: readonly JavaValue[]): MethodRow | undefined {
  const overloads = methodsOfClass(value.name).get(name);
  return overloads === undefined ? undefined : bestMatch(overloads, args);
}

/** Velocity finds the methods of the class that a `Class` stands for, but only the static ones can be called. */
function invokeStatic(value: JavaClass, name: string, args: readonly JavaValue[]): JavaValue | undefined {
  const method = findStatic(value, name, args);
  if (method === undefined) return undefined;
  if (method.isStatic) return callRow(method, null, args);
  throw new JavaError('IllegalArgumentException', 'object is not an instance of declaring class');
}
