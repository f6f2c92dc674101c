import { jsonPathOf } from '@veloway/mapping';
import { className, JavaList, JavaMap, type JavaValue, toJavaString, toJson } from '@veloway/vtl';
import { findAt } from '../infer/payload.js';
import { schemaBelow, schemaNames, typeOfSchema } from '../infer/schema-type.js';
import { shortName, typeText } from '../infer/value-type.js';
import type { TemplateView } from '../template-view.js';
import type { TextArgument } from './argument-at.js';
import { type Completion, completionOf } from './completion.js';

/** A path up to the cursor, split where its last step begins. */
interface Split {
  /** What is before the step: `$.order` of `$.order.it`. */
  readonly base: string;
  /** Where the step begins, in the path: at its `.` or `[`. */
  readonly at: number;
  /** What of the name is there already. */
  readonly partial: string;
}

/** A step that a path can go on with. */
interface Step {
  /** As one reads it: the name of the property, or `[0]`. */
  readonly label: string;
  /** As the path has it: `.name`, `['a name']`, `[0]`. */
  readonly text: string;
  readonly detail: string | undefined;
  readonly documentation: string | undefined;
}

/** @returns the steps that a JSON path can go on with, by the samples and the schema of the payload */
export function completeJsonPath(view: TemplateView, argument: TextArgument, offset: number): readonly Completion[] {
  const path = view.text.slice(argument.contentStart, offset);
  const split = splitPath(path);
  if (split === undefined) return [];
  const start = argument.contentStart + split.at;
  const steps = [...propertySteps(view, split.base, argument.quote), ...elementSteps(view, split.base)];
  return steps.map((step, index) => {
    const newText = split.base === '' ? `$${step.text}` : step.text;
    return completionOf({
      ...{ start, end: endOfStep(view.text, offset, argument.contentEnd), newText, kind: 'key' },
      ...{ label: step.label, detail: step.detail, documentation: step.documentation },
      // The editor compares what it replaces: the period or bracket, and what of the name is there.
      filterText: `${path.slice(split.at, path.length - split.partial.length)}${step.label.replace(/^\[\*\]\.|^\[|\]$/g, '')}`,
      sortText: `${step.label.startsWith('[') ? '2' : '1'}${String(index).padStart(3, '0')}`,
    });
  });
}

function splitPath(path: string): Split | undefined {
  const match = /(?:\.\.?|\[\s*['"]?)?([^.[\]'"$\s]*)$/.exec(path);
  if (match === null) return undefined;
  const [step, partial = ''] = match;
  const base = path.slice(0, match.index);
  // Without its root a path begins with a name.
  if (base === '' && !path.startsWith('$')) return { base: '', at: 0, partial };
  if (base === '$' && step === '') return { base: '', at: 0, partial };
  return /[.[]/.test(step) ? { base, at: match.index, partial } : undefined;
}

function endOfStep(text: string, offset: number, contentEnd: number): number {
  const rest = /^[^.[\]'"\s]*(?:['"]?\])?/.exec(text.slice(offset, contentEnd))?.[0].length ?? 0;
  return offset + rest;
}

function propertySteps(view: TemplateView, base: string, quote: TextArgument['quote']): readonly Step[] {
  const steps = new Map<string, Step>();
  for (const [name, member, before] of valuesAt(view, base).flatMap(membersOf)) {
    if (!steps.has(name)) steps.set(name, sampleStep(name, member, before, quote));
  }
  const schema = schemaAt(view, base);
  for (const name of schemaNames(schema)) {
    if (!steps.has(name)) steps.set(name, schemaStep(name, schemaBelow(schema, name), quote));
  }
  return [...steps.values()].filter(({ text }) => text !== '');
}

/** A name, what is there, and what has to stand before it: Jayway reads nothing from a list itself. */
type MemberOf = readonly [name: string, member: JavaValue, before: '' | '[*]'];

function membersOf(value: JavaValue): readonly MemberOf[] {
  if (!(value instanceof JavaList)) return keysOf(value, '');
  return value.items.slice(0, 20).flatMap((item) => keysOf(item, '[*]'));
}

function keysOf(value: JavaValue, before: MemberOf[2]): readonly MemberOf[] {
  if (!(value instanceof JavaMap)) return [];
  return value.keys().map((key) => [toJavaString(key), value.get(key) ?? null, before]);
}

function sampleStep(name: string, value: JavaValue, before: MemberOf[2], quote: TextArgument['quote']): Step {
  const detail = value === null ? 'null' : shortName(className(value));
  const step = stepText(name, quote);
  const text = step === '' ? '' : before + step;
  return {
    label: `${before === '' ? '' : '[*].'}${name}`,
    text,
    detail,
    documentation: `In a sample: \`${excerpt(value)}\``,
  };
}

function excerpt(value: JavaValue): string {
  const text = toJson(value).replaceAll('`', "'");
  return text.length > 80 ? `${text.slice(0, 79)}…` : text;
}

function schemaStep(name: string, schema: unknown, quote: TextArgument['quote']): Step {
  const described = schema as { readonly description?: unknown } | undefined;
  const documentation = typeof described?.description === 'string' ? described.description : 'In the model.';
  return { label: name, text: stepText(name, quote), detail: typeText(typeOfSchema(schema)), documentation };
}

/** @returns how a step is written; empty where the quotes do not allow it */
function stepText(name: string, quote: TextArgument['quote']): string {
  if (/^[^.[\]'"\s()?*@:,$-][^.[\]'"\s()?*@:,$]*$/.test(name)) return `.${name}`;
  if (name.includes("'") || name.includes(']') || name.includes(quote)) return '';
  // Jayway knows apostrophes alone, which Velocity has doubled where they end its own text.
  return quote === '"' ? `['${name}']` : `[''${name}'']`;
}

function elementSteps(view: TemplateView, base: string): readonly Step[] {
  const isList = valuesAt(view, base).some((value) => value instanceof JavaList);
  const isArray = schemaBelow(schemaAt(view, base), 0) !== undefined;
  if (!isList && !isArray) return [];
  return [
    { label: '[0]', text: '[0]', detail: 'the first element', documentation: undefined },
    { label: '[*]', text: '[*]', detail: 'all elements', documentation: undefined },
  ];
}

function valuesAt(view: TemplateView, base: string): readonly JavaValue[] {
  return view.samples.slice(0, 5).flatMap((sample) => findAt(sample, base === '' ? '$' : base) ?? []);
}

function schemaAt({ role }: TemplateView, base: string): unknown {
  if (role.payloadSchema === undefined) return undefined;
  try {
    const steps = jsonPathOf(base === '' ? '$' : base).steps;
    return steps?.reduce<unknown>((schema, step) => schemaBelow(schema, step), role.payloadSchema);
  } catch {
    // A path that cannot be read leads nowhere.
    return undefined;
  }
}
