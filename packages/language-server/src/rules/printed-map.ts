import type { Expression, Reference } from '@veloway/vtl';
import { escaped, ownRange, plainReference, replaceReference } from '../escaping/rewrite.js';
import { flowOf } from '../infer/flow.js';
import { typeOf } from '../infer/infer.js';
import { literalText } from '../infer/member-type.js';
import { reaching } from '../infer/reaching.js';
import { MAP } from '../infer/value-type.js';
import type { Hole } from '../output-shape/output-shape.js';
import type { TemplateView } from '../template-view.js';
import type { Finding, Rule } from './rule.js';

export const printedMap: Rule = {
  code: 'printed-map',
  summary: 'A map is printed as Java writes it, `{a=b}`, where JSON should be.',
  severity: 'warning',
  documentation:
    'What `$input.path(…)` finds is an object of Java, and an object of JSON prints as `{id=7, name=Anna}`, without quotes and with `=`. `$input.json(…)` with the same path prints it as JSON. A map of parameters has to be written member by member, in a `#foreach` over its `keySet()`. It is reported where the value is a map: the whole payload, unless a model or a sample says that it is something else, a map of the template, or what a model or a sample says is an object.',
  examples: {
    good: [
      { template: `{"order": $input.json('$.order')}` },
      { template: `{"n": $input.path('$.n'), "tags": $input.path('$.tags')}` },
    ],
    bad: [
      { template: `{"order": $input.path('$')}`, fixed: `{"order": $input.json('$')}` },
      {
        template: `#set($all = $input.path('$')){"id": $all.id, "all": $all}`,
        fixed: `#set($all = $input.path('$')){"id": $all.id, "all": $input.json('$')}`,
      },
      {
        template: `{"order": $input.path('$.order')}`,
        samples: [{ name: 'one', event: { body: '{"order":{"id":7}}' } }],
        fixed: `{"order": $input.json('$.order')}`,
      },
      { template: `{"query": $input.params().querystring}` },
    ],
  },
  check: (view) => {
    return [...view.shape.holes].flatMap(([reference, hole]) => {
      const isJson = hole.in === 'json-value' || (hole.in === 'json-string' && !hole.key);
      return isJson && isMap(view, reference) ? [findingOf(view, reference, hole)] : [];
    });
  },
};

function isMap(view: TemplateView, reference: Reference): boolean {
  const type = typeOf(view, reference);
  if (type.class !== undefined) return type.class === MAP && isPrinted(reference);
  const paths = pathsOf(view, reference);
  return paths?.every((path) => path === '$') ?? false;
}

/** The maps of `$context` print nothing at all. */
function isPrinted({ name }: Reference): boolean {
  return name !== 'context' && name !== 'stageVariables';
}

/** @returns the paths that a reference may be the value of; undefined where it is anything else */
function pathsOf(view: TemplateView, reference: Reference, steps = 4): readonly string[] | undefined {
  if (reference.name === 'input') {
    const path = pathOf(reference);
    return path === undefined ? undefined : [path];
  }
  const { assignments, complete } = reaching(flowOf(view.tree), reference.name, reference.start);
  if (!complete || assignments.length === 0 || reference.parts.length > 0 || steps === 0) return undefined;
  const paths = assignments.map(({ node }) => {
    const value = node.kind === 'SetDirective' ? node.value : undefined;
    return value?.kind === 'Reference' ? pathsOf(view, value, steps - 1) : undefined;
  });
  return paths.includes(undefined) ? undefined : [...new Set(paths.flatMap((path) => path ?? []))];
}

function pathOf({ name, parts }: Reference): string | undefined {
  const [part, ...rest] = parts;
  if (name !== 'input' || part?.kind !== 'Method' || part.name !== 'path' || rest.length > 0) return undefined;
  return literalText(part.args[0] as Expression | undefined)?.trim();
}

function findingOf(view: TemplateView, reference: Reference, hole: Hole): Finding {
  const expression = plainReference(view, reference);
  const paths = pathsOf(view, reference) ?? [];
  const [path] = paths;
  const isOne = path !== undefined && paths.length === 1 && !path.includes("'") && !isOverwritten(view);
  const json = isOne ? `$input.json('${path}')` : undefined;
  const instead = json === undefined ? undefined : hole.in === 'json-string' ? escaped(json, true) : json;
  const advice = instead === undefined ? 'Write its members one by one.' : `Write \`${instead}\`.`;
  const message = `\`${expression}\` is a map, which prints as \`{a=b}\` and not as JSON. ${advice}`;
  if (instead === undefined) return { ...ownRange(reference), message };
  const edits = [replaceReference(view, reference, instead)];
  return { ...ownRange(reference), message, fixes: [{ title: `Print it with ${json}`, edits }] };
}

function isOverwritten({ symbols }: TemplateView): boolean {
  return (symbols.byName.get('input') ?? []).some(({ definition }) => definition !== undefined);
}
