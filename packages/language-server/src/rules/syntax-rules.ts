import type { Problem, ProblemCode } from '@veloway/vtl';
import { isForTool } from '../embedded/claimed-variables.js';
import type { TemplateView } from '../template-view.js';
import type { Finding, Rule, RuleExample } from './rule.js';
import { syntaxFix } from './syntax-fix.js';
import { velocity2Syntax } from './velocity-2-syntax.js';

/** What the parser tells, but for what it has codes for and never finds in a text, and the names of the catalogue. */
export type SyntaxCode = Exclude<ProblemCode, 'reserved-name' | 'number-too-large' | 'unknown-name'>;

interface Row {
  readonly summary: string;
  readonly documentation: string;
  readonly good: readonly RuleExample[];
  readonly bad: readonly RuleExample[];
}

const REFUSED = 'API Gateway refuses a template that has it.';

const ROWS: Readonly<Record<SyntaxCode, Row>> = {
  'unexpected-character': {
    summary: 'A character stands where none of its kind can.',
    documentation: `${REFUSED} Velocity has no \`? :\`, no single \`&\` or \`|\`, and no calculations in the arguments of a method.`,
    good: [{ template: '#set($next = $a + 1)$list.get($next)' }],
    bad: [{ template: '#set($x = $a ? 1 : 2)' }, { template: '$list.get($a + 1)' }],
  },
  'unexpected-end': {
    summary: 'The template ends within a string, a comment or a block of text, or with what begins something.',
    documentation: `${REFUSED} A template cannot end with \`$\` or \`#\`: put a line ending behind it.`,
    good: [{ template: '#* a comment *#' }, { template: 'price in $\n' }],
    bad: [{ template: '#[[ as it stands' }, { template: '#set($x = "a)' }, { template: 'price in $' }],
  },
  'unexpected-token': {
    summary: 'Something stands where something else is expected.',
    documentation: `${REFUSED} The message says what can stand there.`,
    good: [{ template: '#if($a == 1)x#end' }, { template: '#set($list = [])${list.size()}' }],
    bad: [
      { template: '#if($a = 1)x#end', fixed: '#if($a == 1)x#end' },
      { template: '#set($list = [ ])', fixed: '#set($list = [])' },
      { template: '$list.size( )', fixed: '$list.size()' },
      { template: '${list.size()' },
    ],
  },
  'stray-token': {
    summary: 'Something goes on with a reference that ends before it.',
    documentation: `${REFUSED} Braces end a reference where it is meant to: \`\${name}\`.`,
    good: [{ template: '#set($x = [1..3])' }],
    bad: [{ template: '#set($x = [1..3, 5])' }],
  },
  'missing-end': {
    summary: 'A block has no `#end`.',
    documentation: `${REFUSED} Each \`#if\`, \`#foreach\` and \`#define\` has an \`#end\` of its own; \`#elseif\` and \`#else\` have none.`,
    good: [{ template: '#if($a)x#elseif($b)y#end' }],
    bad: [{ template: '#if($a)x' }, { template: '#foreach($i in [1..3])#if($i > 1)$i#end' }],
  },
  'stray-end': {
    summary: 'An `#end` closes nothing.',
    documentation: `${REFUSED} Remove it, or write \`\\#end\` to print it.`,
    good: [{ template: '#if($a)x#end' }, { template: '\\#end' }],
    bad: [{ template: '#if($a)x#end#end' }],
  },
  'stray-else': {
    summary: 'An `#else` or `#elseif` belongs to no `#if`.',
    documentation: `${REFUSED} Each \`#if\` has one \`#else\` at most, behind all of its \`#elseif\`s.`,
    good: [{ template: '#if($a)x#{else}y#end' }],
    bad: [{ template: 'x#{else}y' }, { template: '#foreach($i in [1])x#{else}y#end' }],
  },
  'unclosed-parenthesis': {
    summary: 'A parenthesis or a bracket is never closed.',
    documentation: `${REFUSED} Veloway reads on in the next line as if it were closed.`,
    good: [{ template: "$input.params('id')" }],
    bad: [{ template: '$list.get(1' }, { template: '#if($a\nx\n#end' }],
  },
  'missing-operand': {
    summary: 'A value is missing.',
    documentation: `${REFUSED} A value is a reference, a string, a number, \`true\`, \`false\`, a list or a map; a name has a \`$\` before it.`,
    good: [{ template: '#if($a == 1)x#end' }],
    bad: [{ template: '#set($x = )' }, { template: '#if(a == 1)x#end' }],
  },
  'null-literal': {
    summary: '`null` is no value in Velocity.',
    documentation: `${REFUSED} A variable that is never set, such as \`$null\`, stands for it.`,
    good: [{ template: '#if($a == $null)x#end' }],
    bad: [{ template: '#if($a == null)x#end', fixed: '#if($a == $null)x#end' }],
  },
  'nesting-too-deep': {
    summary: 'Blocks, parentheses or brackets nest too deep.',
    documentation:
      'Veloway reads 100 levels of blocks and brackets, and 1,000 operators or properties in one expression. Velocity goes on until Java has no memory left for it.',
    good: [{ template: '#set($x = ((1)))' }],
    bad: [{ template: `#set($x = ${'('.repeat(101)}1${')'.repeat(101)})` }],
  },
  'invalid-directive-argument': {
    summary: 'A directive has an argument that it cannot have.',
    documentation: `${REFUSED} Names of variables have a \`$\`, and texts have quotes.`,
    good: [{ template: '#foreach($item in [1])$item#end' }],
    bad: [{ template: '#foreach(item in [1])x#end' }, { template: '#define($a $b)x#end' }],
  },
  'missing-directive-argument': {
    summary: 'A directive lacks what it needs between its parentheses, or the parentheses.',
    documentation: `${REFUSED} A backslash before it prints it: \`\\#foreach\`.`,
    good: [{ template: '#foreach($item in [1])x#end' }, { template: '\\#foreach' }],
    bad: [{ template: 'use #foreach for loops' }, { template: '#macro()x#end' }],
  },
  'bad-escape': {
    summary: 'Within double quotes, `\\u` has no four hexadecimal digits behind it.',
    documentation: `${REFUSED} Between single quotes a backslash is a backslash.`,
    good: [{ template: '#set($x = "\\u00e9")' }, { template: "#set($x = '\\user')" }],
    bad: [{ template: '#set($x = "\\user")' }],
  },
  'unknown-directive': {
    summary: 'A directive is misspelt, and is text.',
    documentation:
      'Velocity prints what it does not know as it stands, with its arguments. The names of directives are in lower case.',
    good: [{ template: 'colour: #fff' }, { template: '#if($a)x#elseif($b)y#end' }],
    bad: [
      { template: '#if($a)x#elsif($b)y#end', fixed: '#if($a)x#elseif($b)y#end' },
      { template: '#SET($a = 1)', fixed: '#set($a = 1)' },
      { template: '#set $a = 1\n', fixed: '#set($a = 1)\n' },
    ],
  },
};

/** Only what Velocity runs nevertheless is less than an error. */
const WARNINGS: ReadonlySet<string> = new Set<SyntaxCode>(['unknown-directive']);

/** A rule for each thing that the parser finds, so that configuration, comments and the page of the rules know them. */
export const SYNTAX_RULES: readonly Rule[] = (Object.keys(ROWS) as SyntaxCode[]).map((code) => {
  const { summary, documentation, good, bad } = ROWS[code];
  return {
    ...{ code, summary, documentation, examples: { good, bad } },
    severity: WARNINGS.has(code) ? 'warning' : 'error',
    check: (view) => findingsOf(view, code),
  };
});

function findingsOf(view: TemplateView, code: SyntaxCode): readonly Finding[] {
  const problems = view.problems.filter((problem) => problem.code === code);
  if (problems.length === 0) return [];
  // What is of Velocity 2 has a rule that says so, and how else to write it.
  const told = velocity2Syntax.check(view);
  const isOfTool = isForTool(view);
  return problems
    .filter(({ start, end }) => !told.some((finding) => finding.start <= start && end <= finding.end))
    .filter(({ start }) => !isOfTool(start))
    .map((problem) => findingOf(view, problem));
}

function findingOf(view: TemplateView, problem: Problem): Finding {
  const { start, end, message, severity } = problem;
  const fix = syntaxFix(view, problem);
  return { start, end, message, severity, ...(fix === undefined ? {} : { fixes: [fix] }) };
}
