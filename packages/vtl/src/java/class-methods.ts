import { className } from './class-name.js';
import { row } from './method.js';
import { toJavaString } from './to-string.js';
import type { JavaClass, JavaValue } from './value.js';

/** What `$x.class` answers: names and facts, and nothing that leads to other classes, members or loaders. */
export const CLASS_METHODS = [
  row('getName', [], (self: JavaClass) => self.name),
  row('getSimpleName', [], (self: JavaClass) => simpleName(self.name)),
  row('getTypeName', [], (self: JavaClass) => typeName(self.name)),
  row('getCanonicalName', [], (self: JavaClass) => typeName(self.name).replaceAll('$', '.')),
  row('getPackageName', [], (self: JavaClass) => packageName(self.name)),
  row('isArray', [], (self: JavaClass) => self.name.startsWith('[')),
  row('isInstance', ['Object'], (self: JavaClass, value) => isInstance(self, value)),
  row('isInterface', [], () => false),
  row('isPrimitive', [], () => false),
  row('isEnum', [], () => false),
  row('isAnnotation', [], () => false),
  row('isRecord', [], () => false),
  row('toString', [], (self: JavaClass) => toJavaString(self)),
];

const PRIMITIVES: ReadonlyMap<string, string> = new Map([
  ['B', 'byte'],
  ['C', 'char'],
  ['I', 'int'],
  ['J', 'long'],
]);

function typeName(name: string): string {
  if (!name.startsWith('[')) return name;
  const element = name.slice(1);
  return `${PRIMITIVES.get(element) ?? typeName(element.replace(/^L(.*);$/, '$1'))}[]`;
}

function simpleName(name: string): string {
  return typeName(name).replace(/^.*[.$]/, '');
}

function packageName(name: string): string {
  const type = typeName(name).replaceAll('[]', '');
  return type.includes('.') ? type.slice(0, type.lastIndexOf('.')) : 'java.lang';
}

function isInstance(self: JavaClass, value: JavaValue): boolean {
  if (value === null) return false;
  const name = className(value);
  return name === self.name || (self.name === 'java.util.ArrayList' && name === 'net.minidev.json.JSONArray');
}
