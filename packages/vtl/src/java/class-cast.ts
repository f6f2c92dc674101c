import { className } from './class-name.js';
import { JavaError } from './java-error.js';
import type { JavaValue } from './value.js';

/**
 * @param value what was given to a method that takes any object, but works with one class only
 * @param wanted the name of that class
 * @returns Java's `ClassCastException` (or `NullPointerException` for null)
 */
export function castError(value: JavaValue, wanted: string): JavaError {
  if (value === null) return nullPointer();
  const given = className(value);
  const where = `${given} and ${wanted} are in module java.base of loader 'bootstrap'`;
  return new JavaError('ClassCastException', `class ${given} cannot be cast to class ${wanted} (${where})`);
}

/** @returns Java's `NullPointerException` */
export function nullPointer(): JavaError {
  return new JavaError('NullPointerException', 'null');
}

/**
 * @returns the value, which is not null
 * @throws JavaError `NullPointerException`
 */
export function required<T>(value: T | null): T {
  if (value === null) throw nullPointer();
  return value;
}
