import { compile, MAX_PAYLOAD_BYTES, MAX_TEMPLATE_BYTES, type ProxyEvent } from '@veloway/mapping';
import { TemplateError, VELOCITY_1_7 } from '@veloway/vtl';
import { describe, expect, test } from 'vitest';

function codeOf(run: () => unknown): string {
  try {
    run();
  } catch (error) {
    if (error instanceof TemplateError) return `${error.code} at ${error.line}:${error.column}`;
    throw error;
  }
  return 'nothing thrown';
}

describe('a mapping template', () => {
  test('renders without any event', () => {
    expect(compile('[$input.body][$input.params("a")][$context.stage][$stageVariables.x]').render().output).toBe(
      '[{}][][][]',
    );
  });

  test('looks a parameter up in the path, the query string and the headers, in this order', () => {
    const event: ProxyEvent = {
      pathParameters: { a: 'path' },
      queryStringParameters: { a: 'query', b: 'query' },
      headers: { a: 'header', b: 'header', c: 'header' },
    };
    const template = compile('$input.params("a") $input.params("b") $input.params("c") $input.params().querystring.a');
    expect(template.render(event).output).toBe('path query header query');
  });

  test('gets the last value of a repeated parameter', () => {
    const event = { multiValueQueryStringParameters: { a: ['1', '2'] }, multiValueHeaders: { b: ['3', '4'] } };
    expect(compile('$input.params("a")$input.params("b")').render(event).output).toBe('24');
  });

  test('hands back what it wrote to the override maps', () => {
    const text = `#set($context.requestOverride.header.X-A = "1")#set($context.requestOverride.querystring["b"] = [1, 2])
#set($context.responseOverride.status = 404)$context.requestOverride.path.put("id", "7")`;
    expect(compile(text).render().overrides).toEqual({
      requestOverride: { path: { id: '7' }, header: { 'X-A': '1' }, querystring: { b: [1, 2] } },
      responseOverride: { status: 404 },
    });
  });

  test('can read what an earlier template wrote, and a response template overrides the response only', () => {
    const request = compile(
      '#set($context.requestOverride.header.x = "y")#set($context.responseOverride.custom = "kept")',
    );
    const { overrides } = request.render();
    const response = compile('$context.requestOverride.header.x $context.responseOverride.custom');
    const rendered = response.render({}, { phase: 'response', overrides });
    expect(rendered).toEqual({ output: 'y kept', overrides: { responseOverride: { custom: 'kept' } } });
    const event = { requestContext: { requestOverride: { header: { x: 'from the event' } } } };
    expect(response.render(event).output).toBe('from the event ');
  });

  test('reads the payload anew where it changes what it reads', () => {
    const template = compile('#set($a = $input.path("$"))$!a.put("x", 1)$a.x $input.path("$.x")');
    expect(template.render({ body: '{}' }).output).toBe('1 ');
    expect(template.render({ body: '{"x": 2}' }).output).toBe('21 2');
  });

  test('renders the same again and again, whatever it did to its data', () => {
    const template = compile(
      '#set($l = $input.path("$.l"))#set($ok = $l.add(3))$l.size()#set($context.responseOverride.status = 1)',
    );
    const event = { body: '{"l": [1, 2]}' };
    const first = template.render(event);
    expect(template.render(event)).toEqual(first);
    expect(first.output).toBe('3');
  });

  test('runs 1,000 iterations of a loop and no more', () => {
    expect(compile('#foreach($i in [1..2000])#set($last = $i)#end$last').render().output).toBe('1000');
    const velocity = compile('#foreach($i in [1..2000])#set($last = $i)#end$last', { dialect: VELOCITY_1_7 });
    expect(velocity.render().output).toBe('2000');
  });
});

describe('what API Gateway refuses', () => {
  test('a template that is no Velocity', () => {
    expect(codeOf(() => compile('a\n #if($x'))).toBe('unclosed-parenthesis at 2:2');
  });

  test('a template over 300 KB', () => {
    expect(codeOf(() => compile('x'.repeat(MAX_TEMPLATE_BYTES)))).toBe('nothing thrown');
    expect(codeOf(() => compile('x'.repeat(MAX_TEMPLATE_BYTES + 1)))).toBe('template-too-long at 1:1');
    expect(codeOf(() => compile('é'.repeat(MAX_TEMPLATE_BYTES / 2 + 1)))).toBe('template-too-long at 1:1');
  });

  test('a payload over 10 MB, and one of 10 MB renders', () => {
    const template = compile('$input.path("$").size()');
    const items = `[${'1,'.repeat(MAX_PAYLOAD_BYTES / 2 - 1)}1]`.slice(0, MAX_PAYLOAD_BYTES);
    expect(codeOf(() => template.render({ body: 'x'.repeat(MAX_PAYLOAD_BYTES + 1) }))).toBe('payload-too-large at 1:1');
    expect(template.render({ body: `${items.slice(0, -3)}1]` }).output).toMatch(/^\d+$/);
  }, 30_000);

  test('a JSONPath that Jayway refuses, with its place', () => {
    expect(codeOf(() => compile('x $input.path("$[")').render({ body: '{}' }))).toBe('invalid-path-exception at 1:9');
  });
});

describe('warnings', () => {
  test.each([
    ['$input.jsn("$")', 'Did you mean `$input.json`?'],
    ['$utl.urlEncode("x")', 'Did you mean `$util`?'],
    ['$context.requestid', 'Did you mean `$context.requestId`?'],
    ['#foreeach($x in $y)', 'Did you mean `#foreach`?'],
  ])('%s', (text, advice) => {
    expect(compile(text).warnings.map(({ message }) => message)).toEqual([expect.stringContaining(advice)]);
  });

  test('none for what a template sets itself, or for names that are like no other', () => {
    expect(compile('#set($inputs = {"a": 1})$inputs.a $order.total #foo $context.authorizer.tenant').warnings).toEqual(
      [],
    );
  });
});
