import { className } from './class-name.js';
import { javaEquals } from './equals.js';
import { hashCode } from './hash-code.js';
import { row } from './method.js';
import { toJavaString } from './to-string.js';
import { JavaClass, type JavaValue } from './value.js';

/** What every Java object has; `notify` and `wait` are left out, since a template has no second thread. */
export const OBJECT_METHODS = [
  row('equals', ['Object'], (self: JavaValue, other) => javaEquals(self, other)),
  row('hashCode', [], (self: JavaValue) => hashCode(self)),
  row('toString', [], (self: JavaValue) => toJavaString(self)),
  row('getClass', [], (self: JavaValue) => new JavaClass(self === null ? 'java.lang.Object' : className(self))),
];
