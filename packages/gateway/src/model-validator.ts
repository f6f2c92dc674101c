import type { Model } from '@veloway/api';
import { LimitError, regexFinds } from '@veloway/vtl';
import type { ValidateFunction } from 'ajv';
import { dictionary } from './dictionary.js';
import { configurationError } from './gateway-error.js';

/** Validates payloads by the models of an API. */
export interface ModelValidator {
  /**
   * @returns what the payload does not comply with; nothing where it does
   * @throws GatewayError where the model cannot be used
   */
  errors(model: string, payload: unknown): Promise<readonly string[]>;
}

/** What all models are put below, so that one can refer to another. */
const ROOT = 'models';

/** @returns the validator of an API's models, which are read when they are first needed: most methods have none */
export function modelValidator(models: Readonly<Record<string, Model>>): ModelValidator {
  const known = new Map<string, ValidateFunction>();
  let loading: ReturnType<typeof load> | undefined;
  return {
    async errors(model, payload) {
      loading ??= load(models);
      const { compile } = await loading;
      let validate = known.get(model);
      if (validate === undefined) known.set(model, (validate = compiled(model, compile)));
      return errorsOf(validate, payload);
    },
  };
}

function errorsOf(validate: ValidateFunction, payload: unknown): readonly string[] {
  try {
    if (validate(payload)) return [];
  } catch (error) {
    // A model that refers to itself is followed as deep as there is room for.
    if (!(error instanceof RangeError)) throw error;
    return ['(body) is nested too deep'];
  }
  return (validate.errors ?? []).map(({ instancePath, message }) => `${instancePath || '(body)'} ${message}`);
}

/** API Gateway takes no such model; a file can have one all the same. */
function compiled(model: string, compile: (model: string) => ValidateFunction): ValidateFunction {
  try {
    return compile(model);
  } catch (error) {
    const [reason] = (error instanceof Error ? error.message : String(error)).split('\n', 1);
    throw configurationError('Invalid model', `The model \`${model}\` cannot be used: ${reason}.`);
  }
}

/** Documented: JSON Schema, draft 4, in which API Gateway ignores what it does not know. */
async function load(models: Readonly<Record<string, Model>>) {
  const { default: Ajv } = await import('ajv-draft-04');
  const ajv = new Ajv.default({
    strict: false,
    validateFormats: false,
    logger: false,
    // A pattern is one of Java's, and its search is bounded.
    code: { regExp: Object.assign(javaPattern, { code: 'javaPattern' }) },
  });
  const schemas = Object.entries(models).map(([name, { schema }]) => [name, belowRoot(schema, name)] as const);
  ajv.addSchema({ id: ROOT, models: dictionary(schemas) });
  return { compile: (model: string) => ajv.compile({ $ref: `${ROOT}#/models/${model}` }) };
}

/**
 * Ajv calls `test` of it, and compares by what its text is.
 *
 * @throws JavaError where Java has no such pattern
 */
function javaPattern(pattern: string): { test(text: string): boolean; toString(): string } {
  regexFinds('', pattern);
  return { test: (text) => findsInTime(text, pattern), toString: () => pattern };
}

/** What takes forever does not match. */
function findsInTime(text: string, pattern: string): boolean {
  try {
    return regexFinds(text, pattern);
  } catch (error) {
    if (error instanceof LimitError) return false;
    throw error;
  }
}

/**
 * @returns a schema in which `#/definitions/X` and the like lead into the model again, and whose own `id` changes no
 *   reference
 */
function belowRoot(schema: unknown, model: string): unknown {
  if (Array.isArray(schema)) return schema.map((item) => belowRoot(item, model));
  if (typeof schema !== 'object' || schema === null) return schema;
  const members = Object.entries(schema).flatMap(([name, value]): [string, unknown][] => {
    if ((name === 'id' || name === '$schema') && typeof value === 'string') return [];
    if (name === '$ref' && typeof value === 'string') return [[name, referenceBelowRoot(value, model)]];
    return [[name, belowRoot(value, model)]];
  });
  return dictionary(members);
}

function referenceBelowRoot(reference: string, model: string): string {
  if (reference.startsWith('#/models/')) return `${ROOT}${reference}`;
  return reference.startsWith('#') ? `${ROOT}#/models/${model}${reference.slice(1)}` : reference;
}
