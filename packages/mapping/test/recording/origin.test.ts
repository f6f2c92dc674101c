import { DIALECTS, type Step } from '@veloway/vtl';
import { describe, expect, it } from 'vitest';
import {
  compile,
  originsOf,
  type ProxyEvent,
  type Recording,
  unreachedBecause,
  writerAt,
  writtenFrom,
} from '../../src/index.js';

const EVENT: ProxyEvent = {
  pathParameters: { id: 'o-1' },
  headers: { Host: 'h', Via: 'v' },
  stageVariables: { tenant: 'acme' },
  requestContext: { stage: 'prod', identity: { sourceIp: '::1' } },
  body: { name: 'Zoe', total: 12.5, tags: ['x', 'y'], lines: [{ sku: 'A' }, { sku: 'B' }], 'odd key': 'o', "q'": 'Q' },
};

function record(template: string, dialect: keyof typeof DIALECTS = 'api-gateway'): Recording {
  return compile(template, { dialect: DIALECTS[dialect] }).record(EVENT);
}

/** What an origin is in words: an expression, or the template's text. */
function named(steps: readonly Step[], { expression, step }: ReturnType<typeof originsOf>[number]): string {
  const { source, start, end } = (steps[step] as Step).site;
  return expression ?? JSON.stringify(source.text.slice(start, end));
}

/** @returns the origins of the output's character that the template marks by a text of its own, which it is not */
function originsAt(recording: Recording, character: string): readonly string[] {
  const offset = recording.output.indexOf(character);
  const step = writerAt(recording.steps, 'output', offset) as number;
  const { start } = recording.steps[step] as Step;
  return originsOf(recording.steps, step, offset - start).map((origin) => named(recording.steps, origin));
}

describe('where a character came from', () => {
  it.each([
    ['a reference', "$input.path('$.name')", 'Z', ["$input.path('$.name')"]],
    ['a variable', "#set($n = $input.path('$.name'))$n", 'Z', ["$input.path('$.name')"]],
    ['a member of a variable', "#set($b = $input.path('$'))$b.name", 'Z', ["$input.path('$.name')"]],
    ['an element by its index', "#set($b = $input.path('$'))$b.lines[1].sku", 'B', ["$input.path('$.lines[1].sku')"]],
    [
      'an element by get',
      "#set($b = $input.path('$'))$b.lines.get(1).get('sku')",
      'B',
      ["$input.path('$.lines[1].sku')"],
    ],
    ['a key that is no name', "#set($b = $input.path('$'))$b.get('odd key')", 'o', ['$input.path(\'$["odd key"]\')']],
    [
      'what a loop runs over',
      "#foreach($l in $input.path('$.lines'))$l.sku#end",
      'B',
      ["$input.path('$.lines[1].sku')"],
    ],
    ['a path with many results', "#foreach($l in $input.path('$..sku'))$l#end", 'B', ["$input.path('$..sku')[1]"]],
    ['texts in a loop', "#foreach($t in $input.path('$.tags'))$t#end", 'y', ["$input.path('$.tags[1]')"]],
    ['an interpolated string', '#set($s = "a $input.path(\'$.name\') b")$s', 'Z', ["$input.path('$.name')"]],
    ['the text of a string', '#set($s = "a $input.path(\'$.name\') b")$s', 'b', ['" b"']],
    [
      'texts that are added',
      "#set($s = $input.path('$.name') + $stageVariables.tenant)$s",
      'c',
      ['$stageVariables.tenant'],
    ],
    ['a method of a text', "#set($n = $input.path('$.name'))$n.toUpperCase()", 'Z', ["$input.path('$.name')"]],
    ['a function of $util', "$util.escapeJavaScript($input.path('$.name'))", 'Z', ["$input.path('$.name')"]],
    ['numbers that are computed', "#set($n = $input.path('$.total') * 2)$n", '2', ["$input.path('$.total')"]],
    ['a block', "#define($b)$input.path('$.name')#end$b", 'Z', ["$input.path('$.name')"]],
    [
      'a block in a string',
      '#define($b)$input.path(\'$.name\')#end#set($s = "<$b>")$s',
      'Z',
      ["$input.path('$.name')"],
    ],
    ['a map of the template', '#set($m = {"k": $input.path(\'$.name\')})$m.k', 'Z', ["$input.path('$.name')"]],
    ['a list of the template', "#set($m = ['-', $input.path('$.name')])$m[1]", 'Z', ["$input.path('$.name')"]],
    ['what was put', "#set($m = {})#set($x = $m.put('k', $input.path('$.name')))$m.k", 'Z', ["$input.path('$.name')"]],
    [
      'what was added',
      "#set($m = [])#set($x = $m.add($input.path('$.name')))$m.get(0)",
      'Z',
      ["$input.path('$.name')"],
    ],
    ['what was set in a map', "#set($m = {})#set($m.k = $input.path('$.name'))$m.k", 'Z', ["$input.path('$.name')"]],
    ['a literal in a map', "#set($m = {'a': $input.params('id'), 'b': 'lit'})$m.b", 'l', [`"'lit'"`]],
    ['a literal in a list', "#foreach($x in ['lit', $input.params('id')])$x#end", 'l', [`"'lit'"`]],
    [
      'a literal that was put',
      "#set($m = {'a': $input.params('id')})#set($x = $m.put('b', 'lit'))$m.b",
      'l',
      [`"'lit'"`],
    ],
    ['replace of a text', "#set($t = $input.path('$.name').replace('oe', 'OE'))$t", 'Z', ["$input.path('$.name')"]],
    [
      'what put answers',
      "#set($m = {'k': $stageVariables.tenant})#set($o = $m.put('k', $input.path('$.name')))$o",
      'a',
      ['$stageVariables.tenant'],
    ],
    [
      'what remove answers',
      "#set($l = $input.path('$.lines'))#set($x = $l.remove(1))$x.sku",
      'B',
      ["$input.path('$.lines[1].sku')"],
    ],
    [
      'the rest after a remove',
      "#set($l = $input.path('$.lines'))#set($x = $l.remove(0))$l[0].sku",
      'B',
      ["$input.path('$.lines')"],
    ],
    [
      'what stays when another goes',
      "#set($m = {})#set($x = $m.put('a', $input.path('$.name')))#set($x = $m.put('b', 1))#set($x = $m.remove('b'))$m.a",
      'Z',
      ["$input.path('$.name')"],
    ],
    [
      'what putAll puts',
      "#set($m = {})#set($x = $m.putAll($input.path('$')))$m.name",
      'Z',
      ["$input.path('$')", '"{}"'],
    ],
    ['a part of a list', "#set($l = $input.path('$.tags').subList(1, 2))$l[0]", 'y', ["$input.path('$.tags')"]],
    [
      'a list whose part was changed',
      "#set($l = $input.path('$.tags'))#set($x = $l.subList(0, 1).clear())$l[0]",
      'y',
      ["$input.path('$.tags')"],
    ],
    ['a name with a quote', "#set($m = $input.path('$'))$m.get(\"q'\")", 'Q', [`$input.path("$[""q'""]")`]],
    ['a parameter', "$input.params('id')", 'o', ["$input.params('id')"]],
    [
      'a parameter by a name that is computed',
      "#foreach($n in ['id'])$input.params($n)#end",
      'o',
      ["$input.params('id')"],
    ],
    ['all parameters', "$input.params().header.get('Via')", 'v', ['$input.params().header.Via']],
    [
      'the value of an entry',
      '#foreach($e in $input.params().path.entrySet())$e.value#end',
      'o',
      ['$input.params().path.id'],
    ],
    ['the values of a map', '#foreach($v in $input.params().path)$v#end', 'o', ['$input.params().path.id']],
    ['the context', '$context.identity.sourceIp', '1', ['$context.identity.sourceIp']],
    ['a formal reference', '#$!{context.stage}', 'p', ['$context.stage']],
    ['a loop itself', "#foreach($l in $input.path('$.lines'))$foreach.count#end", '2', ['$foreach.count']],
    ['the template', 'Hello', 'H', ['"Hello"']],
    ['a literal', '#set($x = "lit")$x', 'l', ['"#set($x = \\"lit\\")"']],
  ])('%s', (_, template, character, expected) => {
    expect(originsAt(record(template), character)).toEqual(expected);
  });

  it('is each of several values, where they cannot be told apart', () => {
    const recording = record("#set($s = $input.path('$.name').concat($stageVariables.tenant))$s");
    expect(originsAt(recording, 'Z')).toEqual(["$input.path('$.name')", '$stageVariables.tenant']);
  });

  it('follows the arguments of macros', () => {
    const template = '#set($n = "Zoe")#macro(hello $who)Hello $who#end#hello($n)#hello("Kim")';
    const recording = record(template, 'velocity-1.7');
    expect(recording.output).toBe('Hello ZoeHello Kim');
    expect(originsAt(recording, 'Z')).toEqual(['"#set($n = \\"Zoe\\")"']);
    expect(originsAt(recording, 'H')).toEqual(['"Hello "']);
  });

  it('ends where a loop has put a text together from more than can be told', () => {
    const recording = record(
      '#set($s = "")#foreach($i in [1..900])#set($n = "p$i")#set($s = "$s$input.params($n).")#end$s',
    );
    const step = writerAt(recording.steps, 'output', 0) as number;
    expect(originsOf(recording.steps, step)).toHaveLength(100);
  });
});

describe('what a value wrote', () => {
  it('is all that came of it, by way of variables, strings and blocks', () => {
    const { steps, output } = record(
      "#set($n = $input.path('$.name'))#set($s = \"<$n>\")$n $s.toUpperCase() #if($n == 'Zoe')yes#end $stageVariables.tenant",
    );
    const first = steps.findIndex(({ site }) => site.kind === 'method');
    const texts = writtenFrom(steps, first).map((step) => output.slice(steps[step]?.start, steps[step]?.end));
    expect(texts).toEqual(['Zoe', '<ZOE>']);
  });
});

describe('why a place did not run', () => {
  it.each([
    ['a condition that was false', '#if($stageVariables.x == 1)HERE#end', 'false', '#if($stageVariables.x == 1)HERE'],
    ['an earlier branch', '#if(true)a#elseif(true)HERE#end', 'earlier', '#if(true)a'],
    ['an #else', '#if(true)a#{else}HERE#end', 'earlier', '#if(true)a'],
    ['a loop without rounds', '#foreach($x in [])HERE#end', 'no-round', '#foreach($x in [])HERE#end'],
    ['a block that is never printed', '#define($x)HERE#end', 'not-rendered', '#define($x)HERE#end'],
    ['the outermost of several', '#if(false)#if(true)HERE#end#end', 'false', '#if(false)#if(true)HERE#end'],
  ])('%s', (_, text, reason, node) => {
    const template = compile(text);
    const found = unreachedBecause(template.tree, template.record(EVENT).steps, text.indexOf('HERE'));
    const range = found && text.slice(found.node.start, found.node.end);
    expect({ reason: found?.reason, range }).toEqual({ reason, range: node });
  });

  it('is not said of what ran', () => {
    const template = compile('#if(true)#foreach($x in [1])HERE#end#end');
    expect(unreachedBecause(template.tree, template.record(EVENT).steps, 30)).toBeUndefined();
  });
});

describe('the values of steps', () => {
  it('stay as they were when a map or list changes later', () => {
    const { steps } = record('#set($l = [1])#set($x = $l.add(2))$l.size()#set($m = {"l": $l})#set($m.l = 3)$m.l');
    const lists = steps.filter(({ site }) => site.name === 'l' && site.kind === 'set').map(({ value }) => value);
    expect(lists).toEqual([[1]]);
    expect(steps.find(({ site }) => site.kind === 'map')?.value).toEqual({ l: [1, 2] });
  });

  it('are plain, of a map that holds itself, too', () => {
    const { steps } = record('#set($m = {})#set($x = $m.put("m", $m))#set($n = $m)');
    expect(JSON.stringify(steps.map(({ value }) => value))).toContain('(this Map)');
  });

  it('are told up to a failure, with what was printed', () => {
    const { output, error, steps } = record("a$input.params('id')$input.params('id').substring(9)b");
    expect({ output, code: error?.code }).toEqual({ output: 'ao-1', code: 'string-index-out-of-bounds-exception' });
    expect(steps.at(-1)).toMatchObject({ value: undefined, site: { kind: 'method', name: 'substring' } });
  });

  it('are copied as far as there is room, and smaller ones after larger ones', () => {
    const { steps } = record("#set($l = [1..1000001])#set($m = {'l': $l})#set($s = ['small'])#set($t = $s)");
    expect(steps.findLast(({ site }) => site.kind === 'set')?.value).toEqual(['small']);
    expect(steps.find(({ site }) => site.kind === 'map')?.value).toEqual({ l: '…' });
  });

  it('of variables are those of the moment, whatever changed before', () => {
    const { steps } = record('#set($l = [1, 2])#set($x = $l.remove(0))$l.size()');
    expect(steps.findLast(({ site }) => site.name === 'l' && site.kind === 'variable')?.value).toEqual([2]);
  });

  it('of a key lead to nothing that was put under it', () => {
    const { steps } = record("#set($m = {})#set($k = $input.path('$.name'))#set($x = $m.put($k, 1))$m.Zoe");
    const key = steps.findIndex(({ site }) => site.name === 'k' && site.kind === 'variable');
    expect(writtenFrom(steps, key)).toEqual([]);
  });

  it('are bounded', () => {
    const text = '#foreach($i in [1..1000])#foreach($j in [1..1000])$i $j#end#end';
    const { error } = compile(text, { limits: { recordedSteps: 10_000 } }).record();
    expect(error?.code).toBe('recording-too-long');
  });
});
