import { existsSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import type { ProxyEvent } from '@veloway/mapping';
import { GIVEN } from './by-hand/given.js';
import { OWN } from './by-hand/own.js';
import type { ByHand, RequestData } from './request.js';

/** One template, with the request that it renders and its equal in JavaScript. */
export interface Subject {
  readonly name: string;
  readonly text: string;
  readonly data: RequestData;
  /** The same as {@link data}, as an event with the body as text. */
  readonly event: JobEvent;
  readonly byHand: () => string;
  readonly jobByHand: (event: JobEvent) => string;
}

/** A proxy event that has everything. */
export interface JobEvent extends ProxyEvent {
  readonly requestContext: RequestData['context'] & Readonly<Record<string, unknown>>;
  readonly pathParameters: Readonly<Record<string, string>>;
  readonly queryStringParameters: Readonly<Record<string, string>>;
  readonly headers: Readonly<Record<string, string>>;
  readonly stageVariables: Readonly<Record<string, string>>;
  readonly body: string;
}

export interface SubjectSet {
  readonly title: string;
  readonly subjects: readonly Subject[];
}

const NAMES = ['small', 'medium', 'large'] as const;

/** @returns the repository's own templates and, where the folder is there, those of `BENCH_TEMPLATES` */
export function subjectSets(root: string): SubjectSet[] {
  const own = join(root, 'bench/templates');
  const given = resolve(root, process.env.BENCH_TEMPLATES ?? '../shared/bench');
  const sets = [{ title: 'own templates', subjects: subjectsOf(own, OWN) }];
  const complete = [...NAMES.map((name) => `${name}.vtl`), 'data.json'].every((file) => existsSync(join(given, file)));
  if (complete) sets.push({ title: 'given templates', subjects: subjectsOf(given, GIVEN) });
  return sets;
}

function subjectsOf<Root>(folder: string, byHand: Readonly<Record<(typeof NAMES)[number], ByHand<Root>>>): Subject[] {
  const data: RequestData<Root> = JSON.parse(readFileSync(join(folder, 'data.json'), 'utf8'));
  return NAMES.map((name) => {
    const text = readFileSync(join(folder, `${name}.vtl`), 'utf8');
    const event = eventOf(data, name === 'large' ? JSON.stringify(data.root) : data.body);
    const render = byHand[name];
    return { name, text, data, event, byHand: () => render(data), jobByHand: (job) => render(dataOf<Root>(job)) };
  });
}

function eventOf({ context, params, stageVariables }: RequestData, body: string): JobEvent {
  const { path = {}, querystring = {}, header = {} } = params;
  const parameters = { pathParameters: path, queryStringParameters: querystring, headers: header };
  return { requestContext: { ...context }, ...parameters, stageVariables, body };
}

/** What a hand-written job does first. */
function dataOf<Root>(event: JobEvent): RequestData<Root> {
  const root: Root = JSON.parse(event.body);
  return {
    context: event.requestContext,
    root,
    params: { path: event.pathParameters, querystring: event.queryStringParameters, header: event.headers },
    stageVariables: event.stageVariables,
    // Only a template that hands the body on writes it again.
    get body() {
      return JSON.stringify(root);
    },
  };
}
