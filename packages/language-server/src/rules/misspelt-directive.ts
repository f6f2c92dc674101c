import { type Directive, type Node, type Text, visit } from '@veloway/vtl';
import { keywordsOf } from '../block-keywords.js';
import type { TemplateView } from '../template-view.js';
import type { Finding, Rule } from './rule.js';

export const misspeltDirective: Rule = {
  code: 'misspelt-directive',
  summary: 'Something looks like a directive, and is text.',
  severity: 'warning',
  documentation:
    "Velocity prints what it does not know as it stands, and a `#` with a blank behind it. `#else if(…)` is an `#else` whose block begins with the text `if(…)`. Directives of other languages are text as well. A name that is nearly one of Velocity's is `unknown-directive`.",
  examples: {
    good: [{ template: '#if($input.body == 1)a#elseif($input.body == 2)b#{else}c#end' }, { template: 'colour: #form' }],
    bad: [
      {
        template: '#if($input.body == 1)a#else if($input.body == 2)b#end',
        fixed: '#if($input.body == 1)a#elseif($input.body == 2)b#end',
      },
      { template: '#for($i in [1, 2])x', fixed: '#foreach($i in [1, 2])x' },
      { template: '#return($input.body)' },
      { template: '# set($x = 1)', fixed: '#set($x = 1)' },
    ],
  },
  check: findings,
};

function findings(view: TemplateView): readonly Finding[] {
  const found: Finding[] = [];
  visit(view.tree, (node) => {
    if (node.kind === 'StringLiteral') return false;
    if (node.kind === 'IfDirective')
      found.push(
        ...elseIf(
          view,
          keywordsOf(view.text, node).find(({ name }) => name === 'else'),
        ),
      );
    if (node.kind === 'Invalid' && /^#\{?else\b/.test(view.text.slice(node.start, node.end)))
      found.push(...elseIf(view, node));
    if (node.kind === 'Directive') found.push(...ofOtherLanguages(node));
    if (node.kind === 'Text') found.push(...apart(view, node));
    return undefined;
  });
  return found;
}

function elseIf({ text }: TemplateView, otherwise: Pick<Node, 'start' | 'end'> | undefined): readonly Finding[] {
  if (otherwise === undefined) return [];
  const [whole] =
    /^#(?:else|\{else\})[ \t]+if[ \t]*(?=\()/.exec(text.slice(otherwise.start, otherwise.start + 40)) ?? [];
  if (whole === undefined) return [];
  const range = { start: otherwise.start, end: otherwise.start + whole.length };
  const written = whole.trimEnd();
  const message = `\`${written}\` is an \`#else\` that prints \`if\` and what follows it. Write \`#elseif\`.`;
  return [
    { ...range, message, fixes: [{ title: 'Replace with `#elseif`', edits: [{ ...range, newText: '#elseif' }] }] },
  ];
}

/** `# if ($x)`: the name of a directive follows its `#` at once. */
function apart({ text }: TemplateView, node: Text): readonly Finding[] {
  // A text may begin before its range; what comes next tells a directive from a remark, and may be another node.
  const first = node.end - node.text.length;
  return Array.from(text.slice(first, node.end + 1).matchAll(APART), ({ index, 1: blanks = '', 2: name = '' }) => {
    const start = first + index;
    const place = { start, end: start + 1 + blanks.length + name.length };
    const message = `A blank behind \`#\` makes it text. Write \`#${name}\`.`;
    const edits = [{ start: start + 1, end: start + 1 + blanks.length, newText: '' }];
    return { ...place, message, fixes: [{ title: `Replace with \`#${name}\``, edits }] };
  });
}

const APART = /#([ \t]+)(if|elseif|foreach|set)(?=[ \t]*\([ \t]*[$!("'])/g;

/** Directives of other languages, and what they are in this one, if anything. */
const OTHERS: ReadonlyMap<string, string> = new Map([
  ['for', 'foreach'],
  ['each', 'foreach'],
  ['unless', ''],
  ['while', ''],
  ['return', ''],
  ['continue', ''],
  ['switch', ''],
  ['fi', 'end'],
  ['endfor', 'end'],
  ['endforeach', 'end'],
  ['endwhile', 'end'],
  ['endunless', 'end'],
  ['endmacro', 'end'],
  ['enddefine', 'end'],
]);

function ofOtherLanguages(node: Directive): readonly Finding[] {
  const { start, nameStart, name, hasParentheses } = node;
  const end = nameStart + name.length;
  const known = OTHERS.get(name.toLowerCase());
  const closes = known === 'end';
  if (known === undefined || (!closes && !hasParentheses && name !== 'continue')) return [];
  if (known === '')
    return [{ start, end, message: `Velocity has no \`#${name}\`: this is text. ${ADVICE.get(name) ?? 'Remove it.'}` }];
  const message = `Velocity has no \`#${name}\`: this is text. Write \`#${known}\`.`;
  const edits = [{ start: nameStart, end, newText: known }];
  return [{ start, end, message, fixes: [{ title: `Replace with \`#${known}\``, edits }] }];
}

const ADVICE: ReadonlyMap<string, string> = new Map([
  ['return', 'AWS AppSync has it; in API Gateway print the value, and `#stop`.'],
  ['continue', 'Put the rest of the loop into an `#if`.'],
  ['unless', 'Write `#if(!…)`.'],
  ['while', 'Write `#foreach` over a range, with `#break`.'],
  ['switch', 'Write `#if` and `#elseif`.'],
]);
