import { type Range, type Template, visit } from '@veloway/vtl';
import { BOOLEAN, LIST, MAP, STRING, type ValueType } from './value-type.js';

/** IntelliJ's way to say what a variable is: `#* @vtlvariable name="x" type="java.lang.String" *#`. */
const VARIABLE = /@vtlvariable\b([^@]*)/g;
const ATTRIBUTE = /\b(name|type)\s*=\s*"([^"]*)"/g;

const COMMENTS = new WeakMap<Template, ReadonlyMap<string, ValueType>>();

/** @returns the type that a comment of the template says a variable has */
export function commentType(tree: Template, name: string): ValueType | undefined {
  return commentTypes(tree).get(name);
}

/** @returns the types that comments say variables have, by the names of the variables */
export function commentTypes(tree: Template): ReadonlyMap<string, ValueType> {
  const known = COMMENTS.get(tree) ?? read(tree);
  COMMENTS.set(tree, known);
  return known;
}

function read(tree: Template): ReadonlyMap<string, ValueType> {
  return new Map(commentDeclarations(tree).map(({ name, type }) => [name, typeNamed(type)]));
}

/** A variable that a comment declares. The range is that of its name. */
export interface CommentDeclaration extends Range {
  readonly name: string;
  readonly type: string;
}

/** @returns the variables that comments of the template declare, in the order of the text */
export function commentDeclarations(tree: Template): readonly CommentDeclaration[] {
  const found: CommentDeclaration[] = [];
  const { text } = tree.source;
  if (!text.includes('@vtlvariable')) return found;
  visit(tree, ({ kind, start, end }) => {
    if (kind !== 'Comment') return;
    for (const { 1: attributes = '', index } of text.slice(start, end).matchAll(VARIABLE)) {
      const place = start + index + '@vtlvariable'.length;
      const declaration = declarationIn(attributes, place);
      if (declaration !== undefined) found.push(declaration);
    }
  });
  return found;
}

function declarationIn(attributes: string, place: number): CommentDeclaration | undefined {
  const found = new Map(Array.from(attributes.matchAll(ATTRIBUTE), (match) => [match[1], match]));
  const [whole = '', , name] = found.get('name') ?? [];
  if (name === undefined) return undefined;
  const start = place + (found.get('name')?.index ?? 0) + whole.length - 1 - name.length;
  return { name, type: found.get('type')?.[2] ?? '', start, end: start + name.length };
}

const CLASSES: ReadonlyMap<string, string> = new Map([
  ['String', STRING],
  ['Boolean', BOOLEAN],
  ['boolean', BOOLEAN],
  ['int', 'java.lang.Integer'],
  ['Integer', 'java.lang.Integer'],
  ['long', 'java.lang.Long'],
  ['Long', 'java.lang.Long'],
  ['double', 'java.lang.Double'],
  ['Double', 'java.lang.Double'],
  ['List', LIST],
  ['ArrayList', LIST],
  ['Collection', LIST],
  ['Map', MAP],
  ['HashMap', MAP],
  ['LinkedHashMap', MAP],
]);

/** Reads `java.util.List<java.lang.String>`; of a map the last argument is that of its values. */
function typeNamed(text: string): ValueType {
  const [, name = '', args = ''] = /^\s*([\w.$]+)\s*(?:<(.*)>)?\s*$/s.exec(text) ?? [];
  const known = CLASSES.get(name.replace(/^.*\./, ''));
  const last = args === '' ? undefined : args.slice(args.indexOf(',') + 1);
  return { class: known, certain: false, from: 'comment', element: last === undefined ? undefined : typeNamed(last) };
}
