import type { Random } from './random.js';

/** What random templates find in their context; a JSON object, so that both engines read it from the same text. */
export const VARIABLES = `{"s": "hello world", "e": "", "n": 42, "z": 0, "d": 2.5, "t": true, "f": false, "big": 2147483648,
 "list": ["a", "b", "c"], "nums": [3, 1, 2], "empty": [], "nested": [[1, 2], [3]],
 "map": {"a": 1, "b": "two", "c": {"d": [5, 6]}, "x-y": "dash"}, "none": {}}`;

const NAMES = [
  's',
  'e',
  'n',
  'z',
  'd',
  't',
  'f',
  'big',
  'list',
  'nums',
  'empty',
  'nested',
  'map',
  'none',
  'nope',
  'v',
  'w',
  'i',
];
const KEYS = ['a', 'b', 'c', 'd', 'nope', 'x-y', 'size', 'empty', 'class', 'length'];
const CALLS = [
  'size()',
  'isEmpty()',
  'length()',
  'toString()',
  'get(0)',
  'get("a")',
  'keySet()',
  'values()',
  'nope()',
].concat(
  [
    'contains("a")',
    'add("q")',
    'put("k", 1)',
    'remove("a")',
    'toUpperCase()',
    'substring(1)',
    'substring(1, 3)',
    'entrySet()',
  ],
  [
    'indexOf("o")',
    'replace("o", "0")',
    'equals("a")',
    'startsWith("h")',
    'split(" ").size()',
    'trim()',
    'get($i)',
    'concat($s)',
  ],
  ['intValue()', 'containsKey("a")', 'set(0, "q")', 'compareTo("b")', 'replaceAll("[lo]", "<$0>")', 'clear()'],
);
const TEXTS = [
  'x',
  ' ',
  '\n',
  '  \n',
  'text',
  '{',
  '}',
  '"',
  "'",
  ', ',
  ': ',
  '(',
  ')',
  '[',
  ']',
  '.',
  '-',
  '!',
  '\\',
  '\\\\',
  '$',
];
const ODD = [
  '#',
  '##',
  '$$',
  '$!',
  '${',
  '#{',
  '\\$',
  '\\#',
  '#[[',
  ']]#',
  '#*',
  '*#',
  '#else',
  '#end',
  '$.',
  '$5',
  '#5',
  '\t',
  '\r\n',
];

/** @returns a template of statements that nest up to `depth` levels; now and then one that is broken */
export function randomTemplate(random: Random, depth = 3): string {
  let template = '';
  for (let count = 1 + random.below(5); count > 0; count--) template += statement(random, depth);
  return template;
}

function statement(random: Random, depth: number): string {
  const kinds = [
    text,
    text,
    reference,
    reference,
    assignment,
    comment,
    oddity,
    ...(depth > 0 ? [...BLOCKS, conditional, loop] : []),
  ];
  return random.pick(kinds)(random, depth);
}

const BLOCKS = [conditional, loop, definition, macro, unknownDirective, literalBlock, control, evaluation];

function text(random: Random): string {
  let out = '';
  for (let count = 1 + random.below(4); count > 0; count--) out += random.pick(TEXTS);
  return out;
}

function oddity(random: Random): string {
  return random.oneIn(3) ? random.pick(ODD) : text(random);
}

function comment(random: Random): string {
  return random.pick(['## comment\n', '#* comment *#', '#** formal *#', '#[[ raw $s #if ]]#', '##\n', ' ## $s\r\n']);
}

function reference(random: Random, depth = 1): string {
  const sigil = random.pick(['$', '$', '$', '$!', '\\$', '$$', '\\\\$', '\\\\\\$']);
  const name = random.pick(NAMES) + parts(random, depth);
  return random.oneIn(3) ? `${sigil}{${name}}` : sigil + name;
}

function plainReference(random: Random, depth: number): string {
  return `$${random.pick(NAMES)}${parts(random, depth)}`;
}

function parts(random: Random, depth: number): string {
  let out = '';
  while (random.oneIn(2)) {
    const kind = random.below(4);
    if (kind === 0) out += `.${random.pick(KEYS)}`;
    else if (kind === 1) out += `[${index(random, depth)}]`;
    else out += `.${random.pick(CALLS)}`;
  }
  return out;
}

function index(random: Random, depth: number): string {
  const plain = random.pick(['0', '1', '-1', '9', '"a"', "'c'", 'true', '$i', '$n']);
  return depth > 0 && random.oneIn(4) ? plainReference(random, depth - 1) : plain;
}

function expression(random: Random, depth: number): string {
  if (depth <= 0 || random.oneIn(2)) return operand(random, depth);
  const kind = random.below(6);
  if (kind === 0) return `!${operand(random, depth - 1)}`;
  if (kind === 1) return `(${expression(random, depth - 1)})`;
  const operator = random.pick(OPERATORS);
  return `${expression(random, depth - 1)} ${operator} ${expression(random, depth - 1)}`;
}

const OPERATORS = ['+', '-', '*', '/', '%', '==', '!=', '<', '<=', '>', '>=', '&&', '||'].concat([
  'eq',
  'ne',
  'lt',
  'le',
  'gt',
  'ge',
  'and',
  'or',
]);

function operand(random: Random, depth: number): string {
  return random.pick([plainReference, plainReference, literal, literal, string, collection])(random, depth);
}

function literal(random: Random): string {
  return random.pick([
    '0',
    '1',
    '2',
    '-3',
    '7',
    '2.5',
    '.5',
    '1e3',
    '2147483647',
    '9223372036854775807',
    'true',
    'false',
  ]);
}

function string(random: Random, depth: number): string {
  const inner = random.pick(['a', '', 'hello', 'o', ' ', '1', 'it""s', '\\', '{', "''"]);
  if (random.oneIn(2)) return `'${inner.replace(/'/g, '')}'`;
  const tail = depth > 0 && random.oneIn(2) ? reference(random, 0).replaceAll('"', '""') : '';
  return `"${inner.replace(/'/g, '')}${tail}"`;
}

function collection(random: Random, depth: number): string {
  const item = (): string => (depth > 0 ? simple(random, depth - 1) : literal(random));
  const kind = random.below(4);
  if (kind === 0) return `[${item()}, ${item()}]`;
  if (kind === 1) return `{${string(random, 0)}: ${item()}, "k": ${item()}}`;
  return kind === 2 ? random.pick(['[1..3]', '[3..1]', '[0..$n]', '[-1..1]']) : random.pick(['[]', '{}', '[ 1 ]']);
}

/** What may stand in lists, maps and calls. */
function simple(random: Random, depth: number): string {
  return random.pick([plainReference, literal, string, collection])(random, depth);
}

function assignment(random: Random, depth: number): string {
  const name = random.pick(['v', 'w', 's', 'i']);
  const target = random.pick([name, name, name, 'map.a', 'map["k"]', 'list[0]', 'list[1]', 'nope.x', `{${name}}`]);
  const before = random.pick(['', '', ' ', '  ', '\t']);
  const after = random.pick(['', '', ' ', '\n', '  \n', '\r\n']);
  const space = random.pick(['', ' ']);
  return `${before}#set${space}(${space}$${target} = ${expression(random, depth)}${space})${after}`;
}

function end(random: Random): string {
  return random.pick(['#end', '#end', '#{end}', '#end\n', '#end \n']);
}

function conditional(random: Random, depth: number): string {
  const after = random.pick(['', '', '\n', ' \n']);
  let out = `#if${random.pick(['', ' '])}(${expression(random, 2)})${after}${randomTemplate(random, depth - 1)}`;
  if (random.oneIn(3)) out += `#elseif(${expression(random, 1)})${randomTemplate(random, depth - 1)}`;
  if (random.oneIn(2)) out += `${random.pick(['#else', '#{else}', '#else\n'])}${randomTemplate(random, depth - 1)}`;
  return out + end(random);
}

function loop(random: Random, depth: number): string {
  const list = random.pick([
    '$list',
    '$nums',
    '$map',
    '$nested',
    '$i',
    '[1..3]',
    '["x", $s]',
    '$map.keySet()',
    '$nope',
    '$s',
    '$empty',
  ]);
  const scope = [
    '$foreach.index',
    '$foreach.count',
    '$velocityCount',
    '#if($foreach.hasNext), #end',
    '$foreach.first',
    '#break',
  ];
  const extra = random.oneIn(2)
    ? random.pick(scope.concat('$foreach.parent.index', '$foreach.last', '$foreach.topmost.count'))
    : '';
  return `#foreach($i in ${list})${randomTemplate(random, depth - 1)}${extra}${end(random)}`;
}

function definition(random: Random, depth: number): string {
  return `#define($${random.pick(['v', 'w'])})${randomTemplate(random, depth - 1)}${end(random)}`;
}

function macro(random: Random, depth: number): string {
  const name = random.pick(['m', 'mm']);
  const call = random.pick([
    `#${name}($s)`,
    `#${name}(1 "a$n")`,
    `#${name}()`,
    `#@${name}($n)body $v#end`,
    `#${name}($nope)`,
    `\\#${name}`,
  ]);
  const body = random.pick([
    '<$p>',
    '#set($p = 5)$p',
    '$p$q',
    '($bodyContent)',
    '${p}!',
    randomTemplate(random, depth - 1),
  ]);
  const define = `#macro(${name} ${random.pick(['$p', '$p $q', ''])})${body}#end`;
  return random.oneIn(2) ? define + call : call + (random.oneIn(2) ? define : '');
}

function unknownDirective(random: Random, depth: number): string {
  const args = random.pick(['', '$s', '1, 2', '"a" $n', `${simple(random, depth - 1)}`, 'word', ' $s ', '[1, 2] {}']);
  return random.pick([`#foo(${args})`, '#foo', '#{foo}', `#bar (${args})\n`, '#foo.x', '#return($v)']);
}

function literalBlock(random: Random): string {
  return random.pick(['#literal()$s #if#end', '#literal() \\$s #* c *# #end', '#literal()## x\n$ y#end']);
}

function control(random: Random): string {
  return random.oneIn(4) ? random.pick(['#stop', '#break', '#stop("why")', '#{stop}']) : text(random);
}

function evaluation(random: Random, depth: number): string {
  const inner = randomTemplate(random, Math.min(1, depth - 1)).replace(/'/g, '');
  return random.oneIn(2) ? `#evaluate('${inner}')` : '#evaluate("$s")';
}
