import {
  CATALOGUE_TREE,
  type CatalogueNode,
  type CatalogueRow,
  PARAMETER_GROUPS,
  type ParameterGroup,
} from '@veloway/mapping';
import { JavaMap, type JavaMethod, type JavaValue, javaClass, toJavaString } from '@veloway/vtl';
import type { TemplateView } from '../template-view.js';
import { javaDocumentation } from './java-documentation.js';
import { LOOP_CLASS, LOOP_MEMBERS } from './loop-members.js';
import { schemaNames } from './schema-type.js';
import { unavailableBecause } from './unavailable.js';
import { type NameGroup, shortName, typeText, type ValueType } from './value-type.js';

/** How a method can be called: its label, and which parts of it are the parameters. */
export interface Signature {
  /** `substring(begin: int, end: int): String`. */
  readonly label: string;
  readonly parameters: readonly string[];
  readonly documentation: string | undefined;
}

/** Something that can stand behind a period. */
export interface Member {
  readonly name: string;
  readonly kind: 'property' | 'method' | 'key';
  /** Of a method: an overload each. */
  readonly signatures: readonly Signature[];
  /** What it is, in a few words: its type. */
  readonly detail: string | undefined;
  readonly documentation: string | undefined;
  /** What the catalogue says of it. */
  readonly rows: readonly CatalogueRow[];
  /** Why it has no value here; undefined where it has, or may have. */
  readonly unavailable: string | undefined;
}

const PLAIN = { signatures: [], detail: undefined, documentation: undefined, rows: [], unavailable: undefined };

/**
 * @param values that samples have for it
 * @returns what can be named of a value, as far as that is known
 */
export function membersOf(view: TemplateView, type: ValueType, values: readonly JavaValue[] = []): readonly Member[] {
  const named = [
    ...catalogueMembers(view, type.node),
    ...declaredKeys(view, type.names),
    ...[...(type.members ?? [])].map(([name, member]) => key(name, typeText(member))),
    ...schemaNames(type.schema).map((name) => key(name, 'in the model')),
    ...keysOf(values).map((name) => key(name, 'in a sample')),
    ...loopMembers(type),
  ];
  const isObject = type.class === undefined && type.node !== undefined;
  return [...byName(named), ...(isObject ? [] : javaMembers(type.class))];
}

function byName(members: readonly Member[]): readonly Member[] {
  const first = new Map<string, Member>();
  for (const member of members) if (!first.has(member.name)) first.set(member.name, member);
  return [...first.values()];
}

function key(name: string, detail: string | undefined): Member {
  return { ...PLAIN, name, kind: 'key', detail };
}

function catalogueMembers(view: TemplateView, node: CatalogueNode | undefined): readonly Member[] {
  return [...(node?.members ?? [])].map(([name, member]) => catalogueMember(view, name, member));
}

/** @returns what the catalogue has under a name */
export function catalogueMember(view: TemplateView, name: string, node: CatalogueNode): Member {
  const { rows } = node;
  const isMethod = rows.some(({ kind }) => kind === 'method');
  const [row] = rows;
  return {
    name,
    kind: isMethod ? 'method' : 'property',
    signatures: isMethod ? rows.map(rowSignature) : [],
    detail: row === undefined ? 'Map' : row.signature.slice(row.signature.lastIndexOf(':') + 1).trim(),
    documentation: row?.documentation,
    rows,
    unavailable: unavailableBecause(view, node),
  };
}

/** @returns how a row's method is called: its signature without what it is called on */
export function rowSignature({ signature, documentation }: CatalogueRow): Signature {
  const label = signature.replace(/^\$\w+\./, '');
  const inside = /\((.*)\)/.exec(label)?.[1] ?? '';
  return { label, parameters: inside === '' ? [] : inside.split(', '), documentation };
}

/** Names that the definition declares for the keys of one of API Gateway's maps. */
export function declaredNames({ role, samples }: TemplateView, group: NameGroup): readonly string[] {
  if (group === 'parameters') return PARAMETER_GROUPS;
  const declared = group === 'stageVariables' ? role.stageVariables : role.parameters[group];
  return [...new Set([...declared, ...samples.flatMap(({ event }) => Object.keys(event[EVENT_FIELDS[group]] ?? {}))])];
}

const EVENT_FIELDS = {
  path: 'pathParameters',
  querystring: 'queryStringParameters',
  header: 'headers',
  stageVariables: 'stageVariables',
} as const satisfies Record<ParameterGroup | 'stageVariables', string>;

function declaredKeys(view: TemplateView, group: NameGroup | undefined): readonly Member[] {
  if (group === undefined) return [];
  const kinds = { path: 'path parameter', querystring: 'query parameter', header: 'header' };
  const detail = group === 'parameters' ? 'Map' : group === 'stageVariables' ? 'stage variable' : kinds[group];
  return declaredNames(view, group).map((name) => key(name, detail));
}

/** The keys of the maps among some values. */
export function keysOf(values: readonly JavaValue[]): readonly string[] {
  return [...new Set(values.flatMap((value) => (value instanceof JavaMap ? value.keys().map(toJavaString) : [])))];
}

function loopMembers(type: ValueType): readonly Member[] {
  if (type.class !== LOOP_CLASS) return [];
  return Object.entries(LOOP_MEMBERS).map(([name, { type: member, documentation }]) => ({
    ...PLAIN,
    ...{ name, kind: 'property', detail: typeText(member), documentation },
  }));
}

const JAVA_MEMBERS = new Map<string, readonly Member[]>();

/** @returns what every value of a class has, the same for all templates */
function javaMembers(className: string | undefined): readonly Member[] {
  if (className === undefined) return [];
  const known = JAVA_MEMBERS.get(className) ?? describeClass(className);
  JAVA_MEMBERS.set(className, known);
  return known;
}

function describeClass(className: string): readonly Member[] {
  const description = javaClass(className);
  if (description === undefined) return [];
  const methods = [...description.methods].map(([name, overloads]) => javaMember(className, name, overloads));
  const properties = [...description.properties].filter(([name]) => /^[a-z]/.test(name));
  return [
    ...methods,
    ...properties.map(([name, getter]): Member => {
      const documentation = javaDocumentation(className, getter.name)?.text ?? `The same as \`${getter.name}()\`.`;
      return { ...PLAIN, name, kind: 'property', detail: answerText(getter), documentation };
    }),
  ];
}

function javaMember(className: string, name: string, overloads: readonly JavaMethod[]): Member {
  const documentation = javaDocumentation(className, name)?.text;
  const signatures = overloads.map((overload) => javaSignature(className, overload));
  return { ...PLAIN, name, kind: 'method', signatures, detail: signatures[0]?.label, documentation };
}

function javaSignature(className: string, method: JavaMethod): Signature {
  const known = javaDocumentation(className, method.name);
  const names = known?.parameters ?? [];
  const skipped = Math.max(0, method.parameters.length - names.length);
  const parameters = method.parameters.map((type, index) => {
    // An overload with more parameters than names has others before them: `add(int, Object)`.
    const name = names[index - skipped] ?? (skipped > 0 && index < skipped ? 'index' : undefined);
    const text = type.replace(/\[\]$/, index === method.parameters.length - 1 ? '…' : '[]');
    return name === undefined ? text : `${name}: ${text}`;
  });
  return {
    label: `${method.name}(${parameters.join(', ')}): ${answerText(method)}`,
    parameters,
    documentation: known?.text,
  };
}

function answerText({ answer }: JavaMethod): string {
  if (answer.of === 'class') return shortName(answer.name);
  return answer.of === 'nothing' ? 'nothing' : 'Object';
}

/** @returns the variables that API Gateway sets, as members of nothing */
export function rootMembers(view: TemplateView): readonly Member[] {
  return [...CATALOGUE_TREE].map(([name, node]) => ({
    ...catalogueMember(view, name, node),
    detail: ROOT_DETAILS.get(name),
    documentation: node.rows[0]?.documentation ?? ROOT_DOCUMENTATION.get(name),
  }));
}

const ROOT_DETAILS: ReadonlyMap<string, string> = new Map([
  ['input', 'payload and parameters'],
  ['context', 'request and API'],
  ['util', 'functions'],
  ['stageVariables', 'variables of the stage'],
]);

const ROOT_DOCUMENTATION: ReadonlyMap<string, string> = new Map([
  [
    'input',
    'The payload and the parameters of the request; in a response template the payload is that of the backend.',
  ],
  ['util', 'Functions that escape, encode and parse texts.'],
  [
    'stageVariables',
    'The variables of the stage that was called, as a map. One that the stage does not have is empty.',
  ],
]);
