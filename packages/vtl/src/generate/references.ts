import type * as Ast from '../ast.js';
import { expression } from './expressions.js';
import { propertyReader } from './property-reader.js';
import { read, readRaw } from './variables.js';
import type { Writer } from './writer.js';

/** @returns an expression of the reference's value: never undefined, and never null where invalid ones are `""` */
export function reference(writer: Writer, node: Ast.Reference): string {
  if (node.unusual?.bare !== undefined) return 'null';
  if (node.parts.length === 0) {
    return writer.invalid === 'null' ? read(writer, node.name) : `(${readRaw(writer, node.name)} ?? "")`;
  }
  const temporary = writer.temporary();
  const value = readParts(writer, node, node.parts, temporary, writer.invalid);
  writer.release();
  return value;
}

/** Reads a variable and its parts one after the other, up to the first that is missing. */
export function readParts(
  writer: Writer,
  node: Ast.Reference,
  parts: readonly Ast.Part[],
  temporary: string,
  invalid: string,
): string {
  let code = `(${temporary} = ${readRaw(writer, node.name)}) == null ? ${invalid} : `;
  for (const part of parts) code += `(${temporary} = ${readPart(writer, part, temporary)}) === null ? ${invalid} : `;
  return `(${code}${temporary})`;
}

function readPart(writer: Writer, part: Ast.Part, object: string): string {
  switch (part.kind) {
    case 'Property':
      return `${propertyReader(writer, part.name)}(${object})`;
    case 'Method': {
      const args = part.args.map((arg) => expression(writer, arg)).join(', ');
      return `call(${object}, ${JSON.stringify(part.name)}, [${args}], s, ${part.start})`;
    }
    case 'Index':
      return `index(${object}, ${expression(writer, part.index)}, s, ${part.start})`;
    default:
      return part satisfies never;
  }
}
