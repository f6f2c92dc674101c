import { CATALOGUE_TREE, type CatalogueNode, type CatalogueRow, jsonPathOf, PARAMETER_GROUPS } from '@veloway/mapping';
import { type Answer, type Expression, type JavaMethod, javaClass, type Method, type Part } from '@veloway/vtl';
import type { TemplateView } from '../template-view.js';
import { typeOfNode, typeOfParameters, typeOfRow } from './catalogue-type.js';
import { LOOP_CLASS, loopPropertyType } from './loop-members.js';
import { schemaBelow, typeOfSchema } from './schema-type.js';
import { certainly, EMPTY_TYPE, joinTypes, MAP, missable, STRING, UNKNOWN_TYPE, type ValueType } from './value-type.js';

/** @returns the type of a part of a reference, on what is before it */
export function memberType(view: TemplateView, type: ValueType, part: Part): ValueType {
  switch (part.kind) {
    case 'Property':
      return propertyType(type, part.name);
    case 'Method':
      return methodType(view, type, part);
    case 'Index':
      return indexType(type, part.index);
    default:
      return part satisfies never;
  }
}

/** @returns the text that an expression is, whatever the request is; undefined where it is none */
export function literalText(expression: Expression | undefined): string | undefined {
  if (expression?.kind !== 'StringLiteral') return undefined;
  const { content, value } = expression;
  return content === undefined || content.every((one) => one.kind === 'Text') ? value : undefined;
}

function propertyType(type: ValueType, name: string): ValueType {
  if (type.node !== undefined) return catalogueProperty(type, type.node, name);
  if (type.class === MAP) return keyType(type, name);
  if (type.class === LOOP_CLASS) return loopPropertyType(name);
  const description = type.class === undefined ? undefined : javaClass(type.class);
  if (description === undefined) return UNKNOWN_TYPE;
  const getter = description.properties.get(name);
  return getter === undefined ? nowhere(type) : answerType(type, getter.answer);
}

function catalogueProperty(type: ValueType, node: CatalogueNode, name: string): ValueType {
  const next = node.members.get(name);
  const isMethod = next?.rows.some(({ kind }) => kind === 'method') === true;
  // A map of API Gateway's need not have all that it can have.
  if (next !== undefined)
    return isMethod ? EMPTY_TYPE : type.class === MAP ? missable(typeOfNode(next)) : typeOfNode(next);
  if (node.any !== undefined) return missable(typeOfRow(node.any));
  // A map can have what the catalogue does not list.
  return type.class === MAP ? UNKNOWN_TYPE : EMPTY_TYPE;
}

/** What a map has under a key, or the empty text where it has none. */
function keyType(type: ValueType, key: string): ValueType {
  if (type.names === 'parameters') {
    const group = PARAMETER_GROUPS.find((one) => one === key);
    return group === undefined ? UNKNOWN_TYPE : typeOfParameters(group);
  }
  const member = type.members?.get(key);
  if (member !== undefined) return uncertain(member);
  if (type.schema !== undefined) return typeOfSchema(schemaBelow(type.schema, key));
  return missable(type.element ?? UNKNOWN_TYPE);
}

function methodType(view: TemplateView, type: ValueType, part: Method): ValueType {
  const own = type.class === undefined ? type.node?.members.get(part.name)?.rows : undefined;
  if (own !== undefined) return rowMethodType(view, own, part);
  if (type.class === undefined) return type.node === undefined ? UNKNOWN_TYPE : objectMethod(part);
  const key = type.class === MAP && part.name === 'get' ? literalText(part.args[0]) : undefined;
  if (key !== undefined && part.args.length === 1) return propertyType(type, key);
  const overloads = javaClass(type.class)?.methods.get(part.name) ?? [];
  const fitting = overloads.filter((overload) => takes(overload, part.args.length));
  if (fitting.length === 0) return nowhere(type);
  return joinTypes(fitting.map(({ answer }) => answerType(type, answer)));
}

/** @returns whether an overload can be called with so many arguments */
export function takes({ parameters }: JavaMethod, count: number): boolean {
  const variable = parameters.at(-1)?.endsWith('[]') === true;
  return variable ? count >= parameters.length - 1 : count === parameters.length;
}

/** @returns the row of the overload that takes so many arguments */
export function rowFor(rows: readonly CatalogueRow[], count: number): CatalogueRow | undefined {
  return rows.find(({ implementation }) => {
    if (implementation.of === 'util') return count === 1;
    return implementation.of === 'input' && implementation.arity === count;
  });
}

function rowMethodType(view: TemplateView, rows: readonly CatalogueRow[], part: Method): ValueType {
  const row = rowFor(rows, part.args.length);
  if (row === undefined) return EMPTY_TYPE;
  if (row.name === '$input.params()') return typeOfParameters('parameters');
  if (row.name === '$input.path(x)') return pathType(view, literalText(part.args[0]));
  return typeOfRow(row);
}

/** What a JSON path leads to, by the schema of the payload. */
function pathType({ role }: TemplateView, path: string | undefined): ValueType {
  if (path === undefined || role.payloadSchema === undefined) return UNKNOWN_TYPE;
  const steps = stepsOf(path);
  if (steps === undefined) return UNKNOWN_TYPE;
  return typeOfSchema(steps.reduce<unknown>((schema, step) => schemaBelow(schema, step), role.payloadSchema));
}

function stepsOf(path: string): readonly (string | number)[] | undefined {
  try {
    return jsonPathOf(path).steps;
  } catch {
    // A path that cannot be read leads nowhere; a rule says so.
    return undefined;
  }
}

/** What every object has; `$input` and `$util` have no more of Java. */
function objectMethod(part: Method): ValueType {
  const [method] = javaClass(STRING)?.methods.get(part.name) ?? [];
  const inherited = ['toString', 'hashCode', 'equals', 'getClass'].includes(part.name);
  return inherited && method !== undefined ? answerType(UNKNOWN_TYPE, method.answer) : EMPTY_TYPE;
}

function indexType(type: ValueType, index: Expression): ValueType {
  const key = literalText(index);
  if (type.class === MAP || type.node !== undefined) {
    return key === undefined ? missable(type.element ?? UNKNOWN_TYPE) : propertyType(type, key);
  }
  if (type.schema !== undefined && index.kind === 'IntegerLiteral') {
    return typeOfSchema(schemaBelow(type.schema, Number(index.text)));
  }
  return elementType(type);
}

/** @returns the type of what a loop over a value runs through */
export function elementType(type: ValueType): ValueType {
  if (type.element !== undefined) return type.element;
  if (type.schema !== undefined) return typeOfSchema(schemaBelow(type.schema, 0));
  if (type.class === '[Ljava.lang.String;') return certainly(STRING, 'method');
  return UNKNOWN_TYPE;
}

function answerType(type: ValueType, answer: Answer): ValueType {
  if (answer.of === 'class') {
    return {
      class: answer.name,
      certain: type.certain && type.maybeMissing !== true,
      from: 'method',
      ...passedOn(type, answer.name),
    };
  }
  if (answer.of === 'element') return uncertain(elementType(type));
  return answer.of === 'nothing' ? nowhere(type) : UNKNOWN_TYPE;
}

/** What is known of the elements of a map or list, and also holds for what is made of it. */
function passedOn(type: ValueType, name: string): Partial<ValueType> {
  if (/KeySet$/.test(name)) return { element: { class: STRING, certain: false, from: 'method' }, names: type.names };
  if (/LinkedValues$|SubList$|Itr$|Iterator$|List$|\[L/.test(name)) return { element: type.element };
  if (/EntrySet$/.test(name))
    return { element: certainly('java.util.LinkedHashMap$Entry', 'method', { element: type.element }) };
  return {};
}

function nowhere(type: ValueType): ValueType {
  return type.certain ? EMPTY_TYPE : UNKNOWN_TYPE;
}

function uncertain(type: ValueType): ValueType {
  return type.certain ? { ...type, certain: false } : type;
}

/** @returns the type of a variable that API Gateway sets; undefined of any other */
export function rootType(name: string): ValueType | undefined {
  const node = CATALOGUE_TREE.get(name);
  return node === undefined ? undefined : typeOfNode(node);
}
