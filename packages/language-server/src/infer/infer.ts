import {
  type Binary,
  className,
  type Expression,
  type JavaValue,
  type Part,
  type Reference,
  type StringLiteral,
} from '@veloway/vtl';
import type { TemplateView } from '../template-view.js';
import { evaluate, prefixOf } from './evaluate.js';
import { memberType } from './member-type.js';
import {
  BOOLEAN,
  certainly,
  DOUBLE,
  INTEGER,
  joinTypes,
  LIST,
  MAP,
  STRING,
  UNKNOWN_TYPE,
  type ValueType,
} from './value-type.js';
import { variableType } from './variable-type.js';

/**
 * @param place where in the template the expression would stand, where that is not where its offsets say
 * @returns what is known of the values of an expression without looking at samples
 */
export function staticType(view: TemplateView, expression: Expression, place = expression.start): ValueType {
  switch (expression.kind) {
    case 'Reference':
      return referenceTypes(view, expression, place).at(-1) ?? UNKNOWN_TYPE;
    case 'StringLiteral':
      return certainly(STRING, 'literal');
    case 'IntegerLiteral':
      return Math.abs(Number(expression.text)) < 2 ** 31 ? certainly(INTEGER, 'literal') : UNKNOWN_TYPE;
    case 'FloatLiteral':
      return certainly(DOUBLE, 'literal');
    case 'BooleanLiteral':
    case 'Not':
      return certainly(BOOLEAN, 'literal');
    case 'ListLiteral':
      return certainly(LIST, 'literal', { element: joinTypes(expression.items.map((item) => staticType(view, item))) });
    case 'RangeLiteral':
      return certainly(LIST, 'literal', { element: certainly(INTEGER, 'literal') });
    case 'MapLiteral':
      return certainly(MAP, 'literal', { members: literalMembers(view, expression.entries) });
    case 'Binary':
      return binaryType(view, expression);
    case 'Word':
    case 'Missing':
      return UNKNOWN_TYPE;
    default:
      return expression satisfies never;
  }
}

/** @returns the static types of a reference: of its variable, then behind each of its parts */
export function referenceTypes(
  view: TemplateView,
  reference: Reference,
  place = reference.start,
): readonly ValueType[] {
  let type = variableType(view, reference.name, place);
  const types = [type];
  for (const part of reference.parts) {
    type = memberType(view, type, part);
    types.push(type);
  }
  return types;
}

/**
 * @param count how many parts of the reference to go; all of them unless told
 * @returns what is known of the values of a reference, by samples where nothing else tells
 */
export function typeOf(
  view: TemplateView,
  reference: Reference,
  count = reference.parts.length,
  place = reference.start,
): ValueType {
  let type = sampled(view, variableType(view, reference.name, place), reference, 0, place);
  reference.parts.slice(0, count).forEach((part: Part, index) => {
    type = sampled(view, memberType(view, type, part), reference, index + 1, place);
  });
  return type;
}

/** @returns what is known of the values of any expression, by samples where nothing else tells */
export function typeOfExpression(view: TemplateView, expression: Expression): ValueType {
  return expression.kind === 'Reference' ? typeOf(view, expression) : staticType(view, expression);
}

function sampled(view: TemplateView, type: ValueType, reference: Reference, count: number, place: number): ValueType {
  if (type.class !== undefined || type.node !== undefined) return type;
  const values = examplesOf(view, reference, count, place).filter((value) => value !== null && value !== '');
  const classes = new Set(values.map((value) => (value === null ? '' : className(value))));
  const [only] = classes;
  return classes.size === 1 ? { ...type, class: only, certain: false, from: 'sample' } : type;
}

/** How many samples, and how many rounds of a loop, are looked at for examples. */
const MOST_SAMPLES = 5;
const MOST_ROUNDS = 3;

/** @returns values that the samples have at a place, which need not be all or the exact ones */
export function examplesOf(
  view: TemplateView,
  reference: Reference,
  count = reference.parts.length,
  place = reference.start,
): readonly JavaValue[] {
  const expression = prefixOf(reference, count);
  const values: JavaValue[] = [];
  for (const sample of view.samples.slice(0, MOST_SAMPLES)) {
    for (let round = 0; round < MOST_ROUNDS; round++) {
      const outcome = evaluate({ view, sample, round, exact: false }, expression, place);
      if (outcome.kind !== 'value') break;
      if (values.includes(outcome.value)) break;
      values.push(outcome.value);
    }
  }
  return values;
}

function literalMembers(
  view: TemplateView,
  entries: readonly { readonly key: Expression; readonly value: Expression }[],
): ReadonlyMap<string, ValueType> {
  const named = entries.filter(({ key }) => key.kind === 'StringLiteral');
  return new Map(named.map(({ key, value }) => [(key as StringLiteral).value, staticType(view, value)]));
}

function binaryType(view: TemplateView, { operator, left, right }: Binary): ValueType {
  if (/^(?:[<>]=?|[!=]=|&&|\|\|)$/.test(operator)) return certainly(BOOLEAN, 'literal');
  const types = [staticType(view, left), staticType(view, right)];
  if (operator === '+' && types.some(({ class: name, certain }) => certain && name === STRING)) {
    return certainly(STRING, 'literal');
  }
  const joined = joinTypes(types);
  // What is too large for an Integer becomes a Long, and what cannot be divided nothing.
  const isNumber = joined.class === INTEGER || joined.class === DOUBLE;
  return isNumber ? { class: joined.class, certain: false, from: 'literal' } : UNKNOWN_TYPE;
}
