import type { ProxyEvent } from '@veloway/mapping';
import { Uri, workspace } from 'vscode';
import { fileOf } from '../embedded/template-uri.js';

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

/** @returns the samples of a template or a definition: its cases first, then what lies beside it */
export async function samplesFor(document: Uri): Promise<readonly Sample[]> {
  const file = fileOf(document);
  const cases = await eventsIn(file.with({ path: `${file.path}.cases` }));
  const beside = await eventsIn(Uri.joinPath(file, '..'));
  return [...cases, ...beside, { name: 'an example', text: JSON.stringify(EXAMPLE, null, 2) }];
}

async function eventsIn(folder: Uri): Promise<Sample[]> {
  // A template need not have cases, and one that is not saved has nothing beside it.
  const entries = await workspace.fs.readDirectory(folder).then(undefined, () => []);
  const names = entries.map(([name]) => name).filter((name) => EVENT.test(name));
  return Promise.all(
    names.sort().map(async (name) => {
      const bytes = await workspace.fs.readFile(Uri.joinPath(folder, name));
      return { name: name === 'event.json' ? name : name.replace(EVENT, ''), text: new TextDecoder().decode(bytes) };
    }),
  );
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
