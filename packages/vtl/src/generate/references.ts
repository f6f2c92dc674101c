import type * as Ast from '../ast.js';
import { MUTATORS } from '../java/mutators.js';
import type { Range } from '../source.js';
import { expression } from './expressions.js';
import { propertyReader } from './property-reader.js';
import { recordedBase, recordedConstant, recordedMember, recordedVariable, siteArgument } from './recorded.js';
import { read, readRaw } from './variables.js';
import type { Writer } from './writer.js';

/** @returns an expression of the reference's value: never undefined, and never null where invalid ones are `""` */
export function reference(writer: Writer, node: Ast.Reference): string {
  if (node.unusual?.bare !== undefined) return recordedConstant(writer, 'null');
  if (node.parts.length === 0) {
    if (writer.invalid === 'null') return recordedVariable(writer, node, node.name, read(writer, node.name));
    return `(${recordedVariable(writer, node, node.name, readRaw(writer, node.name))} ?? "")`;
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
  const variable = { start: node.start, end: node.nameStart + node.name.length };
  const raw = (parts.length > 0 ? recordedBase : recordedVariable)(
    writer,
    variable,
    node.name,
    readRaw(writer, node.name),
  );
  let code = `(${temporary} = ${raw}) == null ? ${invalid} : `;
  for (const part of parts) {
    // A place reaches from the reference's beginning to the end of the part.
    const range = { start: node.start, end: part === node.parts.at(-1) ? node.end : part.end };
    code += `(${temporary} = ${readPart(writer, part, temporary, range)}) === null ? ${invalid} : `;
  }
  return `(${code}${temporary})`;
}

function readPart(writer: Writer, part: Ast.Part, object: string, range: Range): string {
  switch (part.kind) {
    case 'Property':
      return readProperty(writer, part.name, object, range);
    case 'Method': {
      const args = argumentsOf(writer, part).join(', ');
      const site = siteArgument(writer, 'method', range, part.name);
      return `call(${object}, ${JSON.stringify(part.name)}, [${args}], s, ${part.start}${site})`;
    }
    case 'Index':
      return `index(${object}, ${expression(writer, part.index)}, s, ${part.start}${siteArgument(writer, 'index', range)})`;
    default:
      return part satisfies never;
  }
}

/** What a method may put into a map or list has steps by which it is found again. */
function argumentsOf(writer: Writer, { name, args }: Ast.Method): readonly string[] {
  const puts = MUTATORS.has(name);
  return args.map((arg) => (puts ? recordedMember(writer, arg, expression(writer, arg)) : expression(writer, arg)));
}

function readProperty(writer: Writer, name: string, object: string, range: Range): string {
  const code = `${propertyReader(writer, name)}(${object})`;
  if (!writer.recording) return code;
  return `T.property(${writer.site('property', range, name)}, ${JSON.stringify(name)}, ${object}, ${code})`;
}
