import { type Template, visit } from '@veloway/vtl';
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
  const types = new Map<string, ValueType>();
  if (!tree.source.text.includes('@vtlvariable')) return types;
  visit(tree, ({ kind, start, end }) => {
    if (kind !== 'Comment') return;
    for (const [, attributes = ''] of tree.source.text.slice(start, end).matchAll(VARIABLE)) {
      const found = new Map(Array.from(attributes.matchAll(ATTRIBUTE), ([, key, value]) => [key, value]));
      const name = found.get('name');
      if (name !== undefined) types.set(name, typeNamed(found.get('type') ?? ''));
    }
  });
  return types;
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
