import { nearest } from '@veloway/vtl';
import { Ajv, type ErrorObject, type ValidateFunction } from 'ajv';
import type { SuiteProblem } from './suite.js';
import type { DocumentPath, TestFileDocument } from './test-file-document.js';
import { TEST_FILE_SCHEMA } from './test-file-schema.js';

let validate: ValidateFunction | undefined;

/** What is wrong with a test file, and with which of its cases; undefined where it is wrong as a whole. */
export interface SchemaProblem {
  readonly index: number | undefined;
  readonly problem: SuiteProblem;
}

/** @returns what a test file has that its schema does not allow, in the order of the file */
export function schemaProblems(document: TestFileDocument): SchemaProblem[] {
  validate ??= new Ajv({ allErrors: true, allowUnionTypes: true, verbose: true, keywords: ['errorMessage'] }).compile(
    TEST_FILE_SCHEMA,
  );
  if (validate(document.data)) return [];
  const found = (validate.errors ?? []).map((error) => problemOf(error, document));
  return found.sort((a, b) => a.problem.line - b.problem.line);
}

function problemOf(error: ErrorObject, document: TestFileDocument): SchemaProblem {
  const path = pathOf(error.instancePath, document.data);
  const [root, index] = path;
  const unknown = error.keyword === 'additionalProperties' ? [String(error.params.additionalProperty)] : [];
  const problem = document.problem([...path, ...unknown], sentence(error, path), unknown.length > 0 ? 'key' : 'value');
  return { index: root === 'cases' && typeof index === 'number' ? index : undefined, problem };
}

/** `/cases/0/a~1b` as keys and indices. */
function pathOf(pointer: string, data: unknown): DocumentPath {
  const path: (string | number)[] = [];
  let value = data;
  for (const part of pointer.split('/').slice(1)) {
    const name = part.replaceAll('~1', '/').replaceAll('~0', '~');
    path.push(Array.isArray(value) ? Number(name) : name);
    value = (value as Record<string, unknown>)[name];
  }
  return path;
}

function sentence(error: ErrorObject, path: DocumentPath): string {
  switch (error.keyword) {
    case 'additionalProperties':
      return unknownKey(String(error.params.additionalProperty), error, path);
    case 'required':
      return missingKey(String(error.params.missingProperty), error, path);
    case 'enum':
      return unknownChoice(error, path);
    default:
      return schemaOf(error).errorMessage ?? `${error.instancePath} ${error.message}.`;
  }
}

interface Described {
  readonly errorMessage?: string;
  readonly properties?: Readonly<Record<string, unknown>>;
}

/** The schema that has the keyword which failed. */
function schemaOf(error: ErrorObject): Described {
  return error.parentSchema as Described;
}

function unknownKey(key: string, error: ErrorObject, path: DocumentPath): string {
  const last = path.at(-1);
  const owner = last === undefined ? 'a test file' : typeof last === 'number' ? 'a case' : `\`${last}\``;
  const known = Object.keys(schemaOf(error).properties ?? {});
  return `\`${key}\` is no key of ${owner}${advice(key, known, 'its keys are')}`;
}

function unknownChoice(error: ErrorObject, path: DocumentPath): string {
  const choices = (error.params.allowedValues as readonly string[]) ?? [];
  const given = typeof error.data === 'object' ? JSON.stringify(error.data) : String(error.data);
  return `\`${given}\` is no \`${path.at(-1)}\`${advice(given, choices, 'choose')}`;
}

function advice(name: string, known: readonly string[], instead: string): string {
  const near = nearest(name, known);
  if (near !== undefined) return `. Did you mean \`${near}\`?`;
  return `: ${instead} ${known.map((other) => `\`${other}\``).join(', ')}.`;
}

/** What to do about a key that must not be missing. */
const MISSING: Readonly<Record<string, string>> = {
  template: "add the path of the template's file, relative to this file",
  cases: 'add a list of cases, each with `name` and `event`',
  definition: 'add the path of an OpenAPI file, relative to this file',
  method: 'add a method and a path, such as `POST /orders`',
  name: 'add what reports should call it',
  event: 'write `event: {}` for an empty request',
};

function missingKey(key: string, error: ErrorObject, [root, index]: DocumentPath): string {
  const { name } = error.data as { readonly name?: unknown };
  const whole = root === 'template' ? '`template`' : 'The test file';
  const number = typeof index === 'number' ? `Case ${index + 1}` : whole;
  const owner = typeof name === 'string' ? `The case \`${name}\`` : number;
  return `${owner} has no \`${key}\`: ${MISSING[key] ?? 'add it'}.`;
}
