import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { methodSubject } from '../src/preview/method-subject.js';
import { runSubject, writerOf, writtenBy } from '../src/preview/run.js';
import { templateSubject } from '../src/preview/subject.js';

const TEMPLATE = '#set($n = $input.path("$.name"))\n{"name": "$n"#foreach($x in [1, 2]), "a$x": $x#end}';

function previewed(text: string, body: unknown) {
  const { runs, stages } = runSubject(templateSubject('a.vtl', text), { body }, '{}');
  const [run] = runs;
  const [stage] = stages;
  if (run === undefined || stage === undefined) throw new Error('A template has one stage.');
  return { run, stage };
}

describe('the preview of a template', () => {
  it('has its output, and tells who wrote what', () => {
    const { run, stage } = previewed(TEMPLATE, { name: 'Ada' });
    expect(stage.text).toBe('{"name": "Ada", "a1": 1, "a2": 2}');
    const [start = 0, end = 0] = writerOf(run, stage.text.indexOf('Ada')) ?? [];
    expect(TEMPLATE.slice(start, end)).toBe('$n');
  });

  it.each([
    ['$x#end', 1, ['1', '2']],
    ['$input', 2, ['Ada']],
    ['$n"', 1, ['Ada']],
  ])('tells what comes of %j', (text, offset, written) => {
    const { run, stage } = previewed(TEMPLATE, { name: 'Ada' });
    const cursor = TEMPLATE.indexOf(text) + offset;
    expect(writtenBy(run, [cursor, cursor]).map(([start, end]) => stage.text.slice(start, end))).toEqual(written);
  });

  it.each([
    ['#if($x', '`#if` is never closed: add an `#end`.'],
    ['{"a": $x,}', 'The output is no JSON'],
  ])('tells what is wrong with %j', (text) => {
    const { stage } = previewed(text, {});
    expect(stage.problems.length).toBeGreaterThan(0);
  });

  it('says nothing of an output that is meant as something else', () => {
    expect(previewed('a=$input.path("$.a")', { a: 1 }).stage.problems).toEqual([]);
  });
});

describe('the preview of a method', () => {
  const definition = readFileSync(new URL('../../../examples/orders-gateway/template.yaml', import.meta.url), 'utf8');

  it('goes through both templates', () => {
    const subject = methodSubject(definition, 'template.yaml', definition.indexOf('$util.escapeJavaScript'));
    if (subject === undefined) throw new Error('The example has templates.');
    const event = { body: { customer: 'Ada', lines: [] }, stageVariables: { currency: 'EUR' } };
    const { stages } = runSubject(subject, event, '{"id": "o-1", "total": "5.00"}');
    expect(stages.map(({ title }) => title)).toEqual([
      'Request template · application/json',
      'What the back end answers (aws)',
      'Response template · 201 (default) · application/json',
    ]);
    expect(stages[0]?.text).toContain('"customer": "Ada"');
    expect(stages[2]?.text).toBe('{"id": "o-1", "total": "5.00"}\n');
    expect(stages[2]?.overrides).toEqual(['$context.responseOverride.header.Location = "/orders/o-1"']);
  });

  it('takes the response that a mock chooses', () => {
    const subject = methodSubject(definition, 'template.yaml', definition.indexOf('"stage": "$context.stage"'));
    if (subject === undefined) throw new Error('The example has a mock.');
    const { stages } = runSubject(subject, { requestContext: { stage: 'dev' } }, '{}');
    expect(stages.map(({ text }) => text)).toEqual([
      '{"statusCode": 200}',
      'Answers with the status 200.',
      '{"stage": "dev", "currency": ""}',
    ]);
  });
});
