import { nearest } from '@veloway/vtl';
import { isForTool } from '../embedded/claimed-variables.js';
import { type UnsetRead, unsetReads } from '../infer/unset-reads.js';
import { type Occurrence, ROOTS } from '../symbols.js';
import type { TemplateView } from '../template-view.js';
import type { Finding, Rule } from './rule.js';

export const unsetVariable: Rule = {
  code: 'unset-variable',
  summary: 'A variable is read that has no value, so that it is the empty text.',
  severity: 'warning',
  documentation: [
    'API Gateway reads a variable that has no value as the empty text, without an error, so that a misspelt name shows only in what is missing from the output. In a condition the empty text is true: `#if($typo)` always runs. A loop takes its variable back when it ends. `-` and `_` go on with a name: `$year-$month` is `$year-` and `$month`, and `${year}-$month` is what was meant.',
    'Names such as `$null` and `$nothing`, which people use because they are never set, are no mistakes. A comment `#* @vtlvariable name="order" type="java.util.Map" *#` says that a variable comes from elsewhere.',
  ].join('\n\n'),
  examples: {
    good: [
      { template: "#set($order = $input.path('$.order'))$order.id" },
      { template: '#foreach($item in [1, 2])$item#end' },
      { template: '#if($input.body == $null)none#end' },
      { template: '#* @vtlvariable name="order" type="java.util.Map" *#$order.id' },
    ],
    bad: [
      {
        template: "#set($order = $input.path('$'))$order.id $oder.id",
        fixed: "#set($order = $input.path('$'))$order.id $order.id",
      },
      { template: '$inputs.body', fixed: '$input.body' },
      { template: '#set($year = 2026)$year-01', fixed: '#set($year = 2026)${year}-01' },
      { template: '"$schema": 1' },
      { template: '#foreach($item in [1, 2])$item#end $item' },
      { template: '$foreach.index' },
    ],
  },
  check: (view) => {
    const isOfTool = isForTool(view);
    return unsetReads(view).flatMap((read) => (isOfTool(read.occurrence.start) ? [] : (findingOf(view, read) ?? [])));
  },
};

/** Names that stand for nothing on purpose. */
const NOTHING = /^(?:null|nil|none|nothing|undefined|undef|void|empty|blank)(?:[-_]?value)?$/i;

function findingOf(view: TemplateView, { occurrence, why, asTruth }: UnsetRead): Finding | undefined {
  const { name, start, end } = occurrence;
  if (why === 'later' || (why === 'nowhere' && NOTHING.test(name))) return undefined;
  // What is meant to set it, and does not, is another rule's matter.
  if (why === 'nowhere' && isSet(view.symbols.byName.get(name))) return undefined;
  const range = { start: rangeStart(occurrence), end };
  if (why === 'loop') return { ...range, message: loopMessage(name) };
  const lead = `\`$${name}\` is set nowhere, and is the empty text${asTruth && occurrence.reference.parts.length === 0 ? ', which conditions take for true' : ''}.`;
  const cut = cutName(view, occurrence);
  if (cut !== undefined) return { ...range, ...cut, message: `${lead} ${cut.message}` };
  const near = nearName(view, name);
  if (near === undefined) return { ...range, message: `${lead} Set it with \`#set\`, or remove it.` };
  const fixes = [{ title: `Replace with \`$${near}\``, edits: [{ start, end, newText: near }] }];
  return { ...range, message: `${lead} Did you mean \`$${near}\`?`, fixes };
}

/** The `$` belongs to the name, with what may stand between them. */
function rangeStart({ reference, start }: Occurrence): number {
  return reference.unusual === undefined ? Math.min(reference.start, start) : start;
}

/** `$year-$month` is `$year-` and `$month`: letters, digits, `-` and `_` go on with a name. */
function cutName(
  { symbols, text }: TemplateView,
  occurrence: Occurrence,
): Pick<Finding, 'message' | 'fixes'> | undefined {
  const { name, reference, end } = occurrence;
  const known = (part: string): boolean => isGiven(part) || isSet(symbols.byName.get(part));
  const cut = Array.from(name.matchAll(/[-_]/g), ({ index }) => index).findLast((at) => known(name.slice(0, at)));
  if (cut === undefined || reference.formal || reference.unusual !== undefined) return undefined;
  const newText = `${text.slice(reference.start, occurrence.start)}{${name.slice(0, cut)}}${name.slice(cut)}`;
  const message = `Its name goes on to \`${name.slice(cut)}\`: write \`${newText}\` to end it before.`;
  return {
    message,
    fixes: [{ title: `Replace with \`${newText}\``, edits: [{ start: reference.start, end, newText }] }],
  };
}

function isGiven(name: string): boolean {
  return (ROOTS as readonly string[]).includes(name);
}

function isSet(occurrences: readonly Occurrence[] = []): boolean {
  return occurrences.some(({ definition }) => definition !== undefined);
}

function loopMessage(name: string): string {
  if (/^(?:foreach|velocity)/.test(name)) return `\`$${name}\` is the empty text outside of a \`#foreach\`. Remove it.`;
  return `\`$${name}\` has a value within its \`#foreach\` only, and is the empty text here. Move it into the loop, or keep the value with \`#set\`.`;
}

/** What AWS AppSync calls other things. */
const OF_APPSYNC: ReadonlyMap<string, string> = new Map([['ctx', 'context']]);

function nearName({ symbols }: TemplateView, name: string): string | undefined {
  const set = [...symbols.byName].filter(([, all]) => isSet(all)).map(([other]) => other);
  return OF_APPSYNC.get(name) ?? nearest(name, [...ROOTS, ...set]);
}
