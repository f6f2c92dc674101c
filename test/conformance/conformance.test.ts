import { compile, type Overrides, type ProxyEvent, parseJson, plainVariables } from '@veloway/mapping';
import { DIALECTS, parse, TemplateError, toJavaString, toJson, compile as toProgram, variablesOf } from '@veloway/vtl';
import { describe, test } from 'vitest';
import { compileJsonPath } from '../../packages/mapping/src/json-path/compile.js';
import { missingCases, readCases, readLines } from './cases.js';
import { checkConformance, type Outcome } from './check.js';

const PROBES = 'velocity-probes.jsonl';
const RECORDED = 'aws-recorded-templates.json';
const JSON_PATHS = 'jayway-json-path.json';

function suite(file: string, title: string, outcomes: () => readonly Outcome[]): void {
  const missing = missingCases(file);
  test.skipIf(missing !== undefined)(`${title}${missing === undefined ? '' : ` — LEFT OUT: ${missing}`}`, () => {
    checkConformance(title, outcomes());
  });
}

describe('conformance with what was recorded', () => {
  suite(PROBES, 'probes of Velocity 1.7', () => readLines(PROBES).flatMap(probe));
  suite(RECORDED, 'templates recorded on API Gateway', () =>
    readCases<Recorded>(RECORDED).filter(isFromAws).map(recorded),
  );
  suite(JSON_PATHS, 'answers of Jayway JsonPath 2.0.0', () => readCases<JsonPathCase>(JSON_PATHS).map(jsonPath));
});

interface Probe {
  readonly id: string;
  readonly template: string;
  readonly templates?: Readonly<Record<string, string>>;
  readonly 'velocity-1.7'?: { readonly output?: string };
  readonly 'api-gateway'?: { readonly output?: string };
}

function probe(line: string): Outcome[] {
  const job = JSON.parse(line) as Probe;
  return (['velocity-1.7', 'api-gateway'] as const).flatMap((dialect) => {
    const result = job[dialect];
    if (result === undefined) return [];
    return [
      { id: `${job.id} (${dialect})`, expected: result.output ?? 'an error', answer: rendered(job, line, dialect) },
    ];
  });
}

function rendered(job: Probe, line: string, dialect: keyof typeof DIALECTS): string {
  return orError(() => {
    const { tree, problems } = parse(job.template);
    if (problems.some(({ severity }) => severity === 'error')) return 'an error';
    const loader = (name: string): string | undefined => job.templates?.[name];
    return toProgram(tree, { dialect: DIALECTS[dialect], loader }).render(variablesOf(plainVariables(line, 'context')));
  });
}

function orError(render: () => string): string {
  try {
    return render();
  } catch (error) {
    if (error instanceof TemplateError) return 'an error';
    throw error;
  }
}

interface Recorded {
  readonly id: string;
  readonly awsValidated: boolean;
  readonly template: string;
  readonly fullTemplate?: string;
  readonly requestTemplate?: string;
  readonly vars?: unknown;
  readonly event?: Readonly<Record<string, unknown>>;
  readonly expected: Readonly<Record<string, unknown>>;
}

function isFromAws({ awsValidated }: Recorded): boolean {
  return awsValidated;
}

function recorded(job: Recorded): Outcome {
  const event = eventOf(job.event ?? {});
  const requestEvent = job.vars === undefined ? event : { ...event, body: JSON.stringify(job.vars) };
  const overrides: Overrides =
    job.requestTemplate === undefined ? {} : compile(job.requestTemplate).render(requestEvent).overrides;
  const template = job.fullTemplate ?? job.template;
  const given = job.requestTemplate === undefined ? event : { ...event, body: '{}' };
  return compared(
    job,
    orError(() => compile(template).render(given, { overrides }).output),
  );
}

/** Recordings that are JSON lost their blanks and the order of their keys. */
function compared({ id, expected }: Recorded, output: string): Outcome {
  const message = expected.messageBodyJson;
  if (message !== undefined) return { id, expected: message, answer: JSON.parse(JSON.parse(output).MessageBody) };
  if (expected.outputJson !== undefined) {
    return { id, expected: sorted(expected.outputJson), answer: sorted(JSON.parse(output)) };
  }
  if (expected.normalizeWhitespace !== true) return { id, expected: expected.output, answer: output };
  return { id, expected: oneBlank(String(expected.output)), answer: oneBlank(output) };
}

function oneBlank(text: string): string {
  return text.replace(/\s+/g, ' ').trim();
}

function sorted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sorted);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value)
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([k, v]) => [k, sorted(v)]),
  );
}

function eventOf(given: Readonly<Record<string, unknown>>): ProxyEvent {
  const { body, headers, stageVariables, pathParameters, context, queryString } = given as Record<string, never>;
  const query = Object.fromEntries(new URLSearchParams(queryString ?? ''));
  const event = {
    body,
    headers,
    stageVariables,
    pathParameters,
    requestContext: context,
    queryStringParameters: query,
  };
  return Object.fromEntries(Object.entries(event).filter(([, value]) => value !== undefined));
}

interface JsonPathCase {
  readonly id: string;
  readonly path: string;
  readonly document: string;
  readonly string?: string;
  readonly json?: string;
  readonly stage?: string;
  readonly error?: { readonly type: string };
}

function jsonPath({ id, path, document, string, json, stage, error }: JsonPathCase): Outcome {
  const expected = error === undefined ? { string, json } : { stage, type: error.type.split('.').at(-1) };
  let reached = 'document';
  try {
    const root = parseJson(document);
    reached = 'compile';
    const compiled = compileJsonPath(path);
    reached = 'read';
    const value = compiled.read(root);
    return { id, expected, answer: { string: toJavaString(value), json: toJson(value, typeof value !== 'object') } };
  } catch (thrown) {
    return { id, expected, answer: { stage: reached, type: (thrown as { type?: string }).type } };
  }
}
