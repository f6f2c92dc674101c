import { JavaMap, type JavaValue, LimitError, toJavaString, toJson } from '@veloway/vtl';
import { InvalidJsonError } from '../json/invalid-json-error.js';
import { parseJson } from '../json/parse.js';
import { trimJava } from '../json/trim-java.js';
import { jsonPathOf } from '../json-path/compile.js';
import { JsonPathError } from '../json-path/json-path-error.js';
import { MappingError, type MappingErrorCode } from './mapping-error.js';
import type { ParameterMappingOptions } from './mapping-options.js';

/** A payload as body expressions read it. */
export interface BodySource {
  /**
   * @param path a JSON path, or undefined for the whole payload
   * @returns the text that is sent; undefined where there is nothing
   * @throws MappingError where the payload starts like JSON and is none
   */
  read(path: string | undefined): string | undefined;
}

/** What a payload is, and what it is the payload of. */
export interface BodyFacts {
  readonly text: string;
  readonly of: 'request' | 'response';
  /** Whether it is the error of a Lambda function, whose `errorMessage` may hold JSON of its own. */
  readonly lambdaError: boolean;
}

/**
 * The LocalStack developers compared these rules with API Gateway by hand (their unit test test_parameters_mapping):
 * an empty payload is `{}`, and only what starts with `{`, `[`, `"` or `'` is read as JSON. Even the whole payload is
 * then refused where it is broken.
 */
export function bodySource(facts: BodyFacts, { jsonNull }: ParameterMappingOptions): BodySource {
  const text = trimJava(facts.text) || '{}';
  let document: { readonly value: JavaValue | undefined } | undefined;
  return {
    read(path) {
      document ??= { value: documentOf(text, facts.of) };
      if (path === undefined) return text;
      if (document.value === undefined) return undefined;
      const value = facts.lambdaError ? findInError(document.value, path) : find(document.value, path);
      return value === undefined || (value === null && jsonNull === 'omit') ? undefined : printed(value);
    },
  };
}

/** @returns undefined for a payload that does not look like JSON, in which paths find nothing */
function documentOf(text: string, of: BodyFacts['of']): JavaValue | undefined {
  if (!/^[{["']/.test(text)) return undefined;
  try {
    return parseJson(text);
  } catch (error) {
    if (!(error instanceof InvalidJsonError) && !(error instanceof LimitError)) throw error;
    const code: MappingErrorCode = of === 'request' ? 'invalid-request-body' : 'invalid-response-body';
    throw new MappingError(code, `A mapping reads the ${of}'s body, which is no JSON. ${error.message}`);
  }
}

/** @returns undefined where the path leads nowhere, for whatever reason */
function find(document: JavaValue, path: string): JavaValue | undefined {
  try {
    return jsonPathOf(path).find(document);
  } catch (error) {
    if (error instanceof JsonPathError || error instanceof LimitError) return undefined;
    throw error;
  }
}

/**
 * The AWS developer guide maps `integration.response.body.errorMessage.trace.function` where `errorMessage` is a text
 * that holds JSON ("Handle custom Lambda errors").
 */
function findInError(document: JavaValue, path: string): JavaValue | undefined {
  const below = /^\$\.errorMessage([.[].*)$/s.exec(path)?.[1];
  const message = document instanceof JavaMap ? document.get('errorMessage') : undefined;
  if (below === undefined || typeof message !== 'string') return find(document, path);
  const inner = innerDocument(message);
  return inner === undefined ? undefined : find(inner, `$${below}`);
}

function innerDocument(message: string): JavaValue | undefined {
  try {
    return documentOf(trimJava(message), 'response');
  } catch (error) {
    if (error instanceof MappingError) return undefined;
    throw error;
  }
}

/** Texts are sent plain and everything else as JSON, as in the developer guide's headers for Lambda errors. */
function printed(value: JavaValue): string {
  return typeof value === 'object' && value !== null ? toJson(value, false) : toJavaString(value);
}
