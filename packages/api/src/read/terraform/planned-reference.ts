import { REFERENCE_COST } from '../computed/budget.js';
import type { Place } from '../place.js';
import { computedAttribute } from './computed-attributes.js';
import { parseExpression } from './expression.js';
import type { ModuleConfiguration } from './module-configuration.js';
import type { Instance } from './plan.js';
import type { Planned } from './planned-body.js';

/** How many variables and outputs may lead from one to the next. */
const MAX_HOPS = 50;

/** What is looked for: the value of an argument. */
interface Search {
  readonly planned: Planned;
  readonly instance: Instance;
  readonly argument: string;
  /** How many arguments have led to this one. */
  readonly hops: number;
}

/**
 * A plan tells to which values an expression refers, and not what it makes of them; of one reference, that is the value.
 *
 * @returns what an argument refers to: several texts where it is put together from several
 */
export function plannedReference(planned: Planned, instance: Instance, argument: string, hops = 0): readonly string[] {
  const { module, type, name, isData } = instance;
  const expression = module.expressions(`${isData ? 'data.' : ''}${type}.${name}`)?.get(argument);
  if (expression === undefined) return [];
  const found = [...new Set(referredTexts({ planned, instance, argument, hops }, module, expression, hops))];
  const functions = found.filter((text) => text.endsWith('/invocations'));
  // A URI is put together of a region and of the ARN of a function, which says all.
  return functions.length === 1 ? functions : found;
}

function referredTexts(
  search: Search,
  module: ModuleConfiguration,
  expression: Place,
  hops: number,
): readonly string[] {
  if (hops > MAX_HOPS) return [];
  const constant = expression.get('constant_value') ?? expression.get('value');
  if (constant !== undefined) return constant.text === '' ? [] : [constant.text];
  const references = expression.get('references')?.items.map((item) => item.text) ?? [];
  return longest(references).flatMap((text) => referredText(search, module, text, hops));
}

/** Terraform lists `a.b[0].id`, then `a.b[0]`, then `a.b`. */
function longest(references: readonly string[]): readonly string[] {
  const kept: string[] = [];
  for (const text of references) {
    const before = kept.at(-1);
    if (before?.startsWith(`${text}.`) || before?.startsWith(`${text}[`)) continue;
    kept.push(text);
  }
  return kept;
}

function referredText(search: Search, module: ModuleConfiguration, text: string, hops: number): readonly string[] {
  if (!search.planned.budget.spend(REFERENCE_COST)) return [];
  const reference = parseExpression(text);
  if (reference?.kind !== 'reference') return [];
  const [root = '', name = '', third = ''] = reference.parts;
  if (root === 'var' || root === 'module') {
    const next = root === 'var' ? module.variable(name) : module.output(name, third);
    return next === undefined ? [] : referredTexts(search, next.module, next.expression, hops + 1);
  }
  const isData = root === 'data';
  const parts = isData ? reference.parts.slice(1) : reference.parts;
  const [type = '', block = ''] = parts;
  const found = instanceOf(search, `${module.prefix}${isData ? 'data.' : ''}${type}.${block}`, text);
  const attribute = parts.length > 2 ? (parts.at(-1) ?? '') : 'id';
  const value = found && attributeOf(search, found, attribute);
  return value === undefined ? [] : [value];
}

/** @returns the resource of an address; of several, the one of that index, or else the one like the searching one */
function instanceOf({ planned, instance }: Search, address: string, text: string): Instance | undefined {
  const { instances } = planned;
  const index = /\[[^\]]*\]/.exec(text)?.[0] ?? '';
  const named =
    instances.get(`${address}${index}`) ?? instances.get(address) ?? instances.get(`${address}${instance.index}`);
  return named ?? instances.get(`${address}[0]`);
}

function attributeOf({ planned, argument, hops }: Search, instance: Instance, attribute: string): string | undefined {
  const { type, address, values } = instance;
  const text = (name: string): string | undefined => {
    const value = values.get(name);
    return value === undefined || value.kind === 'null' ? undefined : value.text;
  };
  const isFunction = type === 'aws_lambda_function' || type === 'aws_lambda_alias';
  const wanted = isFunction && /uri$/.test(argument) ? 'invoke_arn' : attribute;
  const known = text(wanted) ?? computedAttribute({ type, address, text }, wanted, planned.surroundings);
  if (known !== undefined) return known;
  const [next, ...others] = plannedReference(planned, instance, attribute, hops + 1);
  return others.length === 0 ? next : undefined;
}
