import type * as Ast from '../ast.js';
import { fieldName } from '../java/value.js';
import type { Writer } from './writer.js';

/** A variable of the template in JavaScript: in a chain of contexts, a field of the context, or a local variable. */

export function fieldOf(name: string): string {
  return `c[${JSON.stringify(fieldName(name))}]`;
}

function localOf(writer: Writer, name: string): string | undefined {
  if (!writer.needs.locals.has(name)) return undefined;
  const known = writer.locals.get(name) ?? `x${writer.locals.size}`;
  writer.locals.set(name, known);
  return known;
}

/** @returns what a variable holds: undefined or null where it is not set */
export function readRaw(writer: Writer, name: string): string {
  return writer.needs.contexts ? `c.get(${JSON.stringify(name)})` : (localOf(writer, name) ?? fieldOf(name));
}

/** @returns what a variable holds: null where it is not set */
export function read(writer: Writer, name: string): string {
  if (writer.needs.contexts || writer.needs.locals.has(name)) return readRaw(writer, name);
  return `(${fieldOf(name)} ?? null)`;
}

export function write(writer: Writer, name: string, value: string): string {
  if (writer.needs.contexts) return `c.put(${JSON.stringify(name)}, ${value})`;
  return `${localOf(writer, name) ?? fieldOf(name)} = ${value}`;
}

/** @returns a statement that gives a variable the value it had, or none */
export function restore(writer: Writer, name: string, value: string): string {
  if (!writer.needs.contexts) return `${write(writer, name, value)};`;
  return `if (${value} !== null) ${write(writer, name, value)}; else c.remove(${JSON.stringify(name)});`;
}

/** Velocity 1.7 stores under what follows the first character of the reference's first token. */
export function setName(target: Ast.Reference): string {
  if (!target.formal && !target.quiet) return target.name;
  return `${target.quiet ? '!' : ''}${target.formal ? '{' : target.name}`;
}
