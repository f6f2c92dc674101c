import { captures, include, span, token } from './rule.js';

/** The constructs of Velocity 1.7 alone, which the other grammars include; a text between them has no scope. */

const NAME = '[A-Za-z_][0-9A-Za-z_-]*';
const WORD = '[A-Za-z_][0-9A-Za-z_@]*';
const DIRECTIVES = 'set|if|elseif|else|end|foreach|macro|define|break|stop';
const GIVEN =
  'input|context|util|stageVariables|foreach|macro|template|define|evaluate|velocityCount|velocityHasNext|bodyContent';

/** What is not closed yet ends where the next directive begins, so that the rest keeps its colours while one types. */
const NEXT_DIRECTIVE = `(?=#\\{?(?:${DIRECTIVES})\\b)`;

const HASH = 'punctuation.definition.keyword.velocity';

/** A directive with parentheses, as `#name (…)` or `#{name}(…)`. */
function directive(label, names, scope, own = []) {
  const name = `((#)(?:(\\{)(?:${names})(\\})|(?:${names})(?![0-9A-Za-z_@])))`;
  return span(
    `meta.directive.${label}.velocity`,
    [`${name}\\s*(\\()`, { 1: scope, 2: HASH, 3: HASH, 4: HASH, 5: 'punctuation.section.parens.begin.velocity' }],
    [`(\\))|${NEXT_DIRECTIVE}`, { 1: 'punctuation.section.parens.end.velocity' }],
    [...own, ...include('expression')],
  );
}

/** A directive without parentheses, as `#name` or `#{name}`. */
function bare(names, scope) {
  return token(scope, `(#)(?:(\\{)(?:${names})(\\})|(?:${names})(?![0-9A-Za-z_@]))`, { 1: HASH, 2: HASH, 3: HASH });
}

/** Brackets of any kind within an expression. */
function brackets(name, part, open, close) {
  const scope = `punctuation.section.${part}`;
  const begin = [`\\${open}`, { 0: `${scope}.begin.velocity` }];
  const end = [`(\\${close})|${NEXT_DIRECTIVE}`, { 1: `${scope}.end.velocity` }];
  return span(name, begin, end, include('expression'));
}

/** A quote within a string is written twice. */
function string(kind, quote, patterns) {
  const begin = [quote, { 0: 'punctuation.definition.string.begin.velocity' }];
  const end = [`${quote}(?!${quote})`, { 0: 'punctuation.definition.string.end.velocity' }];
  const doubled = token('constant.character.escape.velocity', quote + quote);
  return span(`string.quoted.${kind}.velocity`, begin, end, [doubled, ...patterns]);
}

function reference(kind, brace, [end, endScopes]) {
  const begin = `(\\$)(?:\\\\*(!))?${brace}(?:(${GIVEN})(?![0-9A-Za-z_-])|(${NAME}))`;
  const scopes = {
    1: 'variable.other.velocity punctuation.definition.variable.velocity',
    2: 'keyword.operator.quiet.velocity',
    3: 'punctuation.section.reference.begin.velocity',
    4: 'variable.language.velocity',
    5: 'variable.other.velocity',
  };
  return span(
    `meta.reference.${kind}.velocity`,
    [begin, scopes],
    [end, endScopes],
    include('method', 'property', 'index'),
  );
}

function comment(kind, begin) {
  return {
    name: `comment.block.${kind}velocity`,
    begin,
    end: '\\*#',
    captures: captures({ 0: 'punctuation.definition.comment.velocity' }),
    patterns: [token('storage.type.annotation.velocity', '@[A-Za-z]+')],
  };
}

/** What is found within a string of any language. */
function embedded(begin, patterns) {
  return span('meta.embedded.expression.velocity', [begin], ['(?!\\G)'], patterns);
}

const OPERATORS = [
  token('keyword.operator.word.velocity', '(?<![0-9A-Za-z_$.-])(?:and|or|not|eq|ne|lt|le|gt|ge)(?![0-9A-Za-z_-])'),
  token('keyword.operator.range.velocity', '\\.\\.'),
  token('keyword.operator.comparison.velocity', '[=!<>]=|[<>]'),
  token('keyword.operator.logical.velocity', '&&|\\|\\||!'),
  token('keyword.operator.assignment.velocity', '='),
  token('keyword.operator.arithmetic.velocity', '[-+*/%]'),
  token('punctuation.separator.comma.velocity', ','),
  token('punctuation.separator.key-value.velocity', ':'),
];

const ESCAPES = [
  // A pair of backslashes is one, before what would otherwise be escaped.
  `\\\\\\\\(?=\\\\*(?:\\$\\\\*!?\\{?[A-Za-z_]|#\\{?(?:${DIRECTIVES})\\b))`,
  `\\\\\\$\\\\*!?(?:\\{${NAME}\\}?|${NAME})`,
  `\\\\#(?:\\{(?:${DIRECTIVES})\\}|(?:${DIRECTIVES})\\b)`,
].map((match) => token('constant.character.escape.velocity', match));

const IN = token('keyword.control.in.velocity', '(?<![0-9A-Za-z_$.-])in(?![0-9A-Za-z_-])');

const REPOSITORY = {
  velocity: { patterns: include('escape', 'comment', 'verbatim', 'directive', 'reference') },
  escape: { patterns: ESCAPES },
  comment: {
    patterns: [
      token('comment.line.number-sign.velocity', '(##).*$', { 1: 'punctuation.definition.comment.velocity' }),
      comment('documentation.', '#\\*\\*(?!#)'),
      comment('', '#\\*'),
    ],
  },
  verbatim: span(
    'meta.verbatim.velocity',
    ['#\\[\\[', { 0: 'keyword.control.verbatim.begin.velocity' }],
    ['\\]\\]#', { 0: 'keyword.control.verbatim.end.velocity' }],
    [],
  ),
  directive: {
    patterns: [
      directive('conditional', 'if|elseif', 'keyword.control.conditional.velocity'),
      directive('loop', 'foreach', 'keyword.control.loop.velocity', [IN]),
      directive('set', 'set', 'keyword.control.set.velocity'),
      directive('macro', 'macro', 'storage.type.function.velocity', [
        { match: `\\G\\s*(${WORD})`, captures: captures({ 1: 'entity.name.function.macro.velocity' }) },
      ]),
      directive('built-in', 'define|evaluate|include|parse|literal|break|stop', 'keyword.control.directive.velocity'),
      bare('else', 'keyword.control.conditional.velocity'),
      bare('end', 'keyword.control.end.velocity'),
      bare('break|stop', 'keyword.control.flow.velocity'),
      directive('call', `@?${WORD}`, 'entity.name.function.macro.velocity'),
    ],
  },
  reference: {
    patterns: [
      reference('formal', '(\\{)', ['(\\})|(?!\\.[A-Za-z]|\\[)', { 1: 'punctuation.section.reference.end.velocity' }]),
      reference('shorthand', '()', ['(?!\\.[A-Za-z]|\\[(?!\\s*\\]))']),
    ],
  },
  method: span(
    'meta.method-call.velocity',
    [
      '(\\.)([A-Za-z][0-9A-Za-z_-]*)(\\()',
      {
        1: 'punctuation.accessor.velocity',
        2: 'entity.name.function.member.velocity',
        3: 'punctuation.section.arguments.begin.velocity',
      },
    ],
    [`(\\))|${NEXT_DIRECTIVE}`, { 1: 'punctuation.section.arguments.end.velocity' }],
    include('expression'),
  ),
  property: {
    match: '(\\.)([A-Za-z][0-9A-Za-z_-]*)',
    captures: captures({ 1: 'punctuation.accessor.velocity', 2: 'variable.other.property.velocity' }),
  },
  index: brackets('meta.index.velocity', 'brackets', '[', ']'),
  expression: {
    patterns: include('comment', 'string-double', 'string-single', 'reference', 'literal', 'operator', 'group').concat(
      include('directive'),
    ),
  },
  'string-double': string('double', '"', include('interpolation')),
  'string-single': string('single', "'", []),
  interpolation: {
    patterns: [
      ...include('escape'),
      embedded('(?=\\$\\\\*!?\\{?[A-Za-z_])', include('reference')),
      embedded(
        `(?=#\\{?(?:${DIRECTIVES})(?![0-9A-Za-z_@])|#(?:@?${WORD}|\\{@?${WORD}\\})\\s*\\(|#\\[\\[)`,
        include('directive', 'verbatim'),
      ),
      ...include('comment'),
    ],
  },
  literal: {
    patterns: [
      token('constant.language.boolean.velocity', '(?<![0-9A-Za-z_$.-])(?:true|false)(?![0-9A-Za-z_-])'),
      token('constant.numeric.velocity', '(?<![0-9A-Za-z_])-?(?:\\d+\\.(?!\\.)\\d*|\\d+|\\.\\d+)(?:[eE][+-]?\\d+)?'),
    ],
  },
  operator: { patterns: OPERATORS },
  group: {
    patterns: [
      brackets('meta.group.velocity', 'group', '(', ')'),
      brackets('meta.list.velocity', 'brackets', '[', ']'),
      brackets('meta.map.velocity', 'braces', '{', '}'),
    ],
  },
};

export const VELOCITY = {
  name: 'Velocity',
  scopeName: 'source.velocity',
  patterns: include('velocity'),
  repository: REPOSITORY,
};
