import type { Expression } from '@veloway/vtl';
import { typeOfExpression } from '../infer/infer.js';
import type { Schema } from '../infer/schema-type.js';
import { BOOLEAN, DOUBLE, INTEGER, JSON_LIST, LIST, MAP, STRING } from '../infer/value-type.js';
import type { TemplateView } from '../template-view.js';
import { type Origin, type OriginKind, originsOf } from './origins.js';

const FREE: ReadonlySet<OriginKind> = new Set(['parameter', 'payload', 'body', 'authorizer', 'error', 'decoded']);
const HARMLESS: ReadonlySet<OriginKind> = new Set(['safe', 'stage-variable']);

/** Classes whose texts hold nothing to escape, or that are no text. */
const NO_TEXT: ReadonlySet<string> = new Set([
  ...[INTEGER, DOUBLE, BOOLEAN, MAP, LIST, JSON_LIST],
  ...['java.lang.Long', 'java.math.BigDecimal', 'java.math.BigInteger'],
]);

/**
 * @returns where the text comes from that an expression prints, where people outside may write into it whatever they
 *   want; undefined where it is not sure that they can
 */
export function freeText(view: TemplateView, expression: Expression): Origin | undefined {
  const origins = originsOf(view, expression);
  const free = origins.find(({ kind }) => FREE.has(kind));
  if (free === undefined || !origins.every(({ kind }) => FREE.has(kind) || HARMLESS.has(kind))) return undefined;
  const type = typeOfExpression(view, expression);
  if (type.class !== undefined && NO_TEXT.has(type.class)) return undefined;
  return isBound(type.schema) ? undefined : free;
}

const BOUND_FORMATS: ReadonlySet<unknown> = new Set(['date', 'date-time', 'time', 'uuid', 'ipv4', 'ipv6', 'byte']);

/** @returns whether a schema leaves no room for quotes: it lists the values, or says how they are written */
function isBound(schema: unknown): boolean {
  if (typeof schema !== 'object' || schema === null) return false;
  const { enum: values, const: value, pattern, format } = schema as Schema;
  return values !== undefined || value !== undefined || pattern !== undefined || BOUND_FORMATS.has(format);
}

/** @returns whether an expression is text for sure, so that it can be given to a function of `$util` as it is */
export function isText(view: TemplateView, expression: Expression, { kind }: Origin): boolean {
  if (kind !== 'payload') return true;
  const type = typeOfExpression(view, expression);
  return type.certain && type.class === STRING;
}

/** @returns how messages call what the text comes from */
export function originName({ kind }: Origin): string {
  switch (kind) {
    case 'parameter':
      return 'a parameter of the request';
    case 'payload':
    case 'body':
      return 'the payload';
    case 'authorizer':
      return 'an authorizer';
    case 'error':
      return 'an error that quotes the request';
    case 'decoded':
      return 'text that was encoded';
    default:
      return 'outside';
  }
}
