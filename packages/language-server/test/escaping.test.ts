import { compile, type ProxyEvent } from '@veloway/mapping';
import { describe, expect, it } from 'vitest';
import { applyEdits } from '../src/edit.js';
import { RULES } from '../src/rules/index.js';
import type { Finding } from '../src/rules/rule.js';
import { UNKNOWN_ROLE } from '../src/template-view.js';
import { type ViewOptions, viewOf } from '../src/view-of.js';

const OF_ESCAPING = RULES.filter(({ code }) => /^(?:.*escap|quoted-input|printed-map)/.test(code));

function found(template: string, options: ViewOptions = {}): readonly (Finding & { readonly code: string })[] {
  const view = viewOf(template, options);
  return OF_ESCAPING.flatMap((rule) => rule.check(view).map((finding) => ({ ...finding, code: rule.code })));
}

/** `code «text»` of each finding. */
function told(template: string, options: ViewOptions = {}): readonly string[] {
  return found(template, options).map(({ code, start, end }) => `${code} «${template.slice(start, end)}»`);
}

/** Text with everything that can go wrong. */
const HOSTILE = 'it\'s "quoted" \\ <b>&amp;\n\ttab / é';

const EVENT: ProxyEvent = {
  queryStringParameters: { q: HOSTILE },
  body: JSON.stringify({ name: HOSTILE, count: 7, order: { id: 7 }, list: [{ name: HOSTILE }] }),
  requestContext: { authorizer: { note: HOSTILE, claims: { 'custom:note': HOSTILE } } },
};

describe('after all fixes the output is JSON, whatever the values are:', () => {
  it.each([
    `{"a": "$input.params('q')"}`,
    `{"a": "before $!{input.params('q')} after"}`,
    `{"a": "$input.params().querystring.q", "b": "$input.params().querystring.get('q')"}`,
    `#set($q = $input.params('q')){"a": "\${q}.x", "b": "$!q"}`,
    `#set($root = $input.path('$')){"a": "$root.name", "b": "$root.count", "c": "$root.none"}`,
    `{"a": [#foreach($e in $input.path('$.list'))"$e.name"#if($foreach.hasNext),#end#end]}`,
    `{"a": "$util.escapeJavaScript($input.path('$.name'))"}`,
    `#set($e = $util.escapeJavaScript($input.path('$.name'))){"a": "$e", "b": "x $e"}`,
    `{"a": "$util.escapeJavaScript($input.body)"}`,
    `{"a": "$input.json('$.name')", "b": "$input.json('$.order')"}`,
    `{"a": "{\\"name\\": $input.json('$.name')}"}`,
    `{"a": $input.path('$')}`,
    `#set($o = $input.path('$')){"a": $o, "b": "$o"}`,
    `{"a": $util.escapeJavaScript($input.json('$.order'))}`,
    `{"a": "$context.authorizer.note", "b": "$context.authorizer.claims['custom:note']"}`,
    `{"a": "$util.urlDecode($util.urlEncode($input.params('q')))"}`,
    `{"a": "$util.escapeJavaScript($input.params('q')).replaceAll("\\'", "'")"}`,
  ])('%s', (template) => {
    let text = template;
    for (let round = 0; round < 3; round++) {
      const edits = found(text).flatMap(({ fixes }) => fixes?.[0]?.edits ?? []);
      expect(round > 0 || edits.length > 0).toBe(true);
      text = applyEdits(text, edits);
    }
    expect(told(text)).toEqual([]);
    expect(() => JSON.parse(compile(text).render(EVENT).output)).not.toThrow();
  });
});

describe('after all fixes the output is XML, whatever the values are:', () => {
  it.each([
    [`<a>$input.params('q')</a>`, HOSTILE.replaceAll('&', '&amp;').replaceAll('<', '&lt;')],
    [
      `<a b="$input.path('$.name')"/>`,
      HOSTILE.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;'),
    ],
    [
      `<a b='$input.path("$.name")'/>`,
      HOSTILE.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll("'", '&apos;'),
    ],
  ])('%s', (template, value) => {
    const text = applyEdits(
      template,
      found(template).flatMap(({ fixes }) => fixes?.[0]?.edits ?? []),
    );
    expect(compile(text).render(EVENT).output).toContain(value);
    expect(told(text)).toEqual([]);
  });
});

describe('what is found', () => {
  it.each<readonly [string, readonly string[]]>([
    [`{"a": "$context.requestId $context.identity.sourceIp $stageVariables.table"}`, []],
    [`{"a": "$context.authorizer.claims.sub", "b": "$context.requestTimeEpoch"}`, []],
    [`{"a": "$input.path('$.list').size()"}`, []],
    [`{"a": $input.params('q')}`, []],
    [`{"a": "$input.params('q').replaceAll('"', '')"}`, []],
    [`#set($a = "x")#if($input.params('q') == "y")#set($a = "z")#end{"a": "$a"}`, []],
    [`#set($a = $nothing.known()){"a": "$a"}`, []],
    [`#set($a = "x $input.params('q')"){"a": "$a"}`, ['unescaped-json-string «$a»']],
    [`Action=Send&Body=$input.params('q')`, []],
    [`{"a": "$util.escapeJavaScript($input.params('q').replaceAll("'", " "))"}`, []],
    [`{"a": "$util.escapeJavaScript($util.base64Encode($input.body))"}`, []],
    [`{"a": $input.path('$.order')}`, []],
    [`{"a": $input.params().header}`, ['printed-map «$input.params().header»']],
    [`#foreach($i in $input.path('$'))$i#end`, []],
    [`<a><![CDATA[$input.params('q')]]></a>`, []],
  ])('in %s', (template, codes) => {
    expect(told(template)).toEqual(codes);
  });

  it('is found where a variable is set at many places', () => {
    const sets = Array.from({ length: 38 }, (_, at) => `#if($input.params('a') == "${at}")#set($s = "$s,$q")#end\n`);
    const template = `#set($q = $input.params('q'))#set($s = $q)\n${sets.join('')}{"a": "$s"}`;
    expect(told(template)).toEqual(['unescaped-json-string «$s»']);
  });

  it('is written in messages without the braces around it', () => {
    const [finding] = found(`{"a": "\${util.escapeJavaScript($input.body)}"}`);
    expect(finding?.message).toContain('`$util.escapeJavaScript($input.body)` writes');
  });

  it('depends on what a model says of the payload', () => {
    const template = `#set($o = $input.path('$')){"a": "$o.id", "b": "$o.state", "c": "$o.day", "d": "$o.name", "e": "$input.json('$.id')"}`;
    const properties = {
      id: { type: 'integer' },
      state: { type: 'string', enum: ['new', 'old'] },
      day: { type: 'string', format: 'date' },
      name: { type: 'string' },
    };
    const role = { ...UNKNOWN_ROLE, payloadSchema: { type: 'object', properties } };
    expect(told(template, { role })).toEqual(['unescaped-json-string «$o.name»']);
  });

  it('depends on what the samples have', () => {
    const samples = [{ name: 'one', event: { body: '{"id": 7, "order": {"id": 1}}' } }];
    expect(told(`{"a": "$input.path('$.id')"}`, { samples })).toEqual([]);
    expect(told(`{"a": $input.path('$.order')}`, { samples })).toEqual(["printed-map «$input.path('$.order')»"]);
  });
});
