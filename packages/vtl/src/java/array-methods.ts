import { JavaError } from './java-error.js';
import { LIST_METHODS } from './list-methods.js';
import { unsupported } from './list-store.js';
import { action, type MethodRow, row } from './method.js';
import { argumentClass } from './parameter.js';
import type { JavaArray, JavaValue } from './value.js';

/** The classes that box primitives, by the primitive. */
const BOXES: ReadonlyMap<string, string> = new Map([
  ['byte', 'java.lang.Byte'],
  ['char', 'java.lang.Character'],
]);

/** What differs from other lists: Velocity reads and writes the array through `java.lang.reflect.Array`. */
const ARRAY_ONLY: readonly MethodRow[] = [
  row('get', ['int'], (self: JavaArray, index) => {
    checkArrayIndex(self, index);
    return self.items[index] ?? null;
  }),
  row('set', ['int', 'Object'], (self: JavaArray, index, value) => {
    checkArrayIndex(self, index);
    checkComponent(self, value);
    const old = self.items[index] ?? null;
    self.items[index] = value;
    return old;
  }),
  row('remove', ['int'], () => {
    throw unsupported();
  }),
  action('add', ['int', 'Object'], () => {
    throw unsupported();
  }),
];

/** The methods of Velocity's ArrayListWrapper, through which an array looks like a list that cannot grow. */
export const ARRAY_METHODS: readonly MethodRow[] = [...ARRAY_ONLY, ...LIST_METHODS];

function checkArrayIndex(array: JavaArray, index: number): void {
  if (index < 0 || index >= array.items.length) throw new JavaError('ArrayIndexOutOfBoundsException', 'null');
}

function checkComponent(array: JavaArray, value: JavaValue): void {
  const { component } = array;
  if (component === 'java.lang.Object' || (value === null && !BOXES.has(component))) return;
  if (value === null || argumentClass(value) !== (BOXES.get(component) ?? component)) {
    throw new JavaError('IllegalArgumentException', 'array element type mismatch');
  }
}
