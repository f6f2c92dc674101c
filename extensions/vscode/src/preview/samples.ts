import { samplesBeside } from '@veloway/language-server';
import type { ProxyEvent } from '@veloway/mapping';
import { Uri } from 'vscode';
import { fileOf } from '../embedded/template-uri.js';
import { WORKSPACE_FILES } from '../files.js';

/** A sample request. */
export interface Sample {
  readonly name: string;
  /** JSON. */
  readonly text: string;
}

const EVENT = /(?:^|\.)event\.json$/;

/** What a template can be tried with where there are no samples. */
const EXAMPLE: ProxyEvent = {
  httpMethod: 'POST',
  path: '/example',
  headers: { 'Content-Type': 'application/json' },
  queryStringParameters: {},
  pathParameters: {},
  stageVariables: {},
  requestContext: {
    requestId: '11111111-2222-3333-4444-555555555555',
    stage: 'test',
    identity: { sourceIp: '192.0.2.1' },
  },
  body: { message: 'Hello' },
};

const EXAMPLE_SAMPLE: Sample = { name: 'an example', text: JSON.stringify(EXAMPLE, null, 2) };

/** @returns the samples of a template or a definition: its cases first, then what lies beside it */
export async function samplesFor(document: Uri): Promise<readonly Sample[]> {
  const file = fileOf(document);
  const { samples } = await samplesBeside(file.toString(), WORKSPACE_FILES);
  const cases = samples.map(({ name, event }) => ({ name, text: JSON.stringify(event, null, 2) }));
  return [...cases, ...(await eventsIn(Uri.joinPath(file, '..'))), EXAMPLE_SAMPLE];
}

async function eventsIn(folder: Uri): Promise<Sample[]> {
  const files = await WORKSPACE_FILES.readFolder(folder.toString());
  const events = files.filter(({ name }) => EVENT.test(name));
  return events.map(({ name, text }) => ({ name: name === 'event.json' ? name : name.replace(EVENT, ''), text }));
}

/** @returns the event that a text says, or a sentence that says why it is none */
export function eventOf(text: string): { readonly event: ProxyEvent } | { readonly problem: string } {
  try {
    const event: unknown = JSON.parse(text);
    if (typeof event === 'object' && event !== null && !Array.isArray(event)) return { event };
    return { problem: 'A sample request is an object of JSON.' };
  } catch (error) {
    return { problem: `The sample request is no JSON: ${(error as SyntaxError).message}.` };
  }
}
