import { API_GATEWAY, compile, type Dialect, parse, TemplateError, VELOCITY_1_7, variablesOf } from '@veloway/vtl';
import { describe, expect, test } from 'vitest';

/** Milliseconds within which anything hostile has to end; ordinary ones take few. */
const PATIENCE = 20_000;

function codeOf(template: string, dialect: Dialect = API_GATEWAY, text = ''): string {
  const { tree, problems } = parse(template);
  const refused = problems.find(({ severity }) => severity === 'error');
  if (refused !== undefined) return refused.code;
  try {
    const output = compile(tree, { dialect, limits: { time: 5000 } }).render(variablesOf([['text', text]]));
    return `rendered ${output.length} characters`;
  } catch (error) {
    if (error instanceof TemplateError) return error.code;
    throw error;
  }
}

describe('a hostile template ends with an error, in bounded time and memory', () => {
  const deep = 100_000;
  test.each([
    ['directives', '#if(true)'.repeat(deep) + '#end'.repeat(deep)],
    ['parentheses', `#if(${'('.repeat(deep)}1${')'.repeat(deep)})#end`],
    ['lists', `#set($x = ${'['.repeat(deep)}${']'.repeat(deep)})`],
    ['maps', `#set($x = ${'{"a":'.repeat(deep)}1${'}'.repeat(deep)})`],
    ['calls', `${'$x.a('.repeat(deep)}${')'.repeat(deep)}`],
    ['indexes', `${'$x['.repeat(deep)}0${']'.repeat(deep)}`],
    ['a sum', `#set($x = 1${' + 1'.repeat(deep)})`],
    ['negations', `#if(${'!'.repeat(deep)}$x)#end`],
    ['properties', `$x${'.a'.repeat(deep)}`],
  ])(
    '100,000-fold nesting of %s',
    (_, template) => {
      expect(codeOf(template)).toBe('nesting-too-deep');
    },
    PATIENCE,
  );

  test.each([
    ['loops in loops', '#foreach($a in [1..1000])'.repeat(4) + '#end'.repeat(4), 'too-many-steps'],
    ['a range that is too long', '#foreach($a in [1..2000000000])#end', 'collection-too-large'],
    ['a text that doubles', `#set($x = "xxxxxxxx")${'#set($x = "$x$x")'.repeat(40)}$x`, 'output-too-long'],
    ['a sum of texts that doubles', `#set($x = "xxxxxxxx")${'#set($x = $x + $x)'.repeat(40)}$x`, 'output-too-long'],
    ['lists in lists that print 2^60 items', `#set($x = [1])${'#set($x = [$x, $x])'.repeat(60)}$x`, 'output-too-long'],
    ['a list in itself', '#set($a = [1])#set($b = [$a])#set($ok = $a.add($b))$a', 'nesting-too-deep'],
    ['a list that doubles', `#set($x = [1, 2])${'#set($ok = $x.addAll($x))'.repeat(40)}`, 'collection-too-large'],
  ])(
    '%s',
    (_, template, code) => {
      expect(codeOf(template)).toBe(code);
    },
    PATIENCE,
  );

  test.each([
    ['a macro that calls itself', '#macro(m)#m()#end#m()', 'macro-overflow-exception'],
    ['an #evaluate of itself', `#set($t = '#evaluate($t)')#evaluate($t)`, 'nesting-too-deep'],
  ])(
    '%s',
    (_, template, code) => {
      expect(codeOf(template, VELOCITY_1_7)).toBe(code);
    },
    PATIENCE,
  );

  test('a block that shows itself stops as Velocity stops it', () => {
    expect(codeOf('#define($d)$d$d#end$d')).toMatch(/^rendered/);
  });
});

describe('a regular expression cannot hang', () => {
  const text = `${'a'.repeat(100_000)}!`;
  test.each(['(a+)+$', '(a|aa)+$', '(a*)*b', '(?=(a+)+$)', '(a+)+\\\\1$', '^(([a-z])+.)+[A-Z]([a-z])+$', '(.*)*x'])(
    '%s',
    (pattern) => {
      expect(codeOf(`$text.matches('${pattern.replaceAll('\\\\', '\\')}')`, API_GATEWAY, text)).toMatch(
        /^rendered|^regex-too-slow$/,
      );
    },
    PATIENCE,
  );
});

describe('a template reaches no host object', () => {
  test.each([
    '$x.constructor',
    '$x.prototype',
    '$x.toString.constructor',
    '$x["__proto__"]',
    '$x.get("constructor")',
    '$x.hasOwnProperty("a")',
    '$s["__proto__"].polluted',
    '$s.constructor.constructor("return 1")()',
    '$n.constructor',
    '$l.constructor',
    '$l.map',
    '$l.length',
    '$l.items',
    '$x.fields',
    '$x.hash',
    '$x.modifications',
    '$globalThis.process',
    '$process.env',
    '$require("fs")',
    '$x.class.classLoader',
    '$x.class.forName("java.lang.Runtime")',
    '$x.class.getResource("/")',
  ])('%s is empty', (template) => {
    const { tree } = parse(`#set($x = {"a": 1})#set($s = "s")#set($n = 1)#set($l = [1])${template}`);
    const output = compile(tree, { dialect: API_GATEWAY }).render(variablesOf([]));
    expect(output.replaceAll('("fs")', '').replaceAll('("return 1")()', '').replaceAll('()', '')).toBe('');
  });

  test('`.__proto__` is no property at all, since a property begins with a letter', () => {
    const { tree } = parse('#set($x = {"a": 1})$x.__proto__');
    expect(compile(tree, { dialect: API_GATEWAY }).render(variablesOf([]))).toBe('{a=1}.__proto__');
  });

  test('a name of an object in JavaScript is a key like any other, and stays within its render', () => {
    const names = ['__proto__', 'constructor', 'toString', 'hasOwnProperty', '0', '10', '2'];
    const sets = names.map((name) => `#set($m["${name}"] = "own")`).join('');
    const { tree } = parse(`#set($m = {})${sets}$m`);
    const program = compile(tree, { dialect: API_GATEWAY });
    const expected = `{${names.map((name) => `${name}=own`).join(', ')}}`;
    expect(program.render(variablesOf([]))).toBe(expected);
    expect(program.render(variablesOf([]))).toBe(expected);
    expect(({} as Record<string, unknown>).polluted).toBeUndefined();
  });

  test('text of a template cannot leave the string that it is in, in the generated code', () => {
    const text = '"); throw 1; //\' ` ${process} \\ \u2028 \u2029 \n \r </script>';
    const { tree } = parse(`#[[${text}]]#`);
    expect(compile(tree, { dialect: API_GATEWAY }).render(variablesOf([]))).toBe(text);
  });
});
