import { type ChildProcess, spawn } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import {
  createProtocolConnection,
  type ProtocolConnection,
  PublishDiagnosticsNotification,
  StreamMessageReader,
  StreamMessageWriter,
} from 'vscode-languageserver-protocol/node';
import { longDefinition, longTemplate } from './editing-documents.js';
import { median } from './measure.js';

/** Milliseconds from a keystroke to an answer, and from the start of the server to its first. */
export interface Editing {
  readonly documents: readonly EditedDocument[];
  /** Median of a few starts, from the start of the process to the answer of `initialize`. */
  readonly ready: number;
  /** Megabytes of the process once it is at rest after all keystrokes; undefined where the system does not tell. */
  readonly memory: number | undefined;
  /** The most that it ever held. */
  readonly peak: number | undefined;
}

export interface EditedDocument {
  readonly name: string;
  readonly lines: number;
  readonly keystrokes: number;
  /** The 95th percentile of each answer. */
  readonly p95: Readonly<Record<Question, number>>;
}

export type Question = 'diagnostics' | 'completion' | 'hover' | 'semanticTokens';

/** What was wanted of each, in milliseconds. */
export const WANTED: Readonly<Record<Question | 'ready', number>> = {
  diagnostics: 30,
  completion: 10,
  hover: 5,
  semanticTokens: 20,
  ready: 300,
};

/** Milliseconds after the last keystroke in which a server comes to rest. */
const REST = 2500;

interface Server {
  readonly process: ChildProcess;
  readonly connection: ProtocolConnection;
  /** Milliseconds. */
  readonly ready: number;
}

/** Types into documents as an editor does, through the real server over its standard streams. */
export async function measureEditing(root: string, keystrokes: number): Promise<Editing> {
  const main = join(root, 'packages/cli/bin/veloway.js');
  if (!existsSync(join(root, 'packages/cli/dist/main.js'))) throw new Error('Run `npm run build` first.');
  const starts: number[] = [];
  for (let i = 0; i < 5; i++) {
    const server = await start(main);
    starts.push(server.ready);
    await stop(server);
  }
  const server = await start(main);
  const template = await typeInto(server, {
    ...{ name: 'template', uri: 'file:///bench/long.vtl', languageId: 'vtl', text: longTemplate() },
    ...{ at: '$order.field60', keystrokes },
  });
  const definition = await typeInto(server, {
    ...{ name: 'definition', uri: 'file:///bench/openapi.yaml', languageId: 'yaml', text: longDefinition() },
    ...{ at: '$order.express', keystrokes },
  });
  await new Promise((resolve) => setTimeout(resolve, REST));
  const memory = residentMegabytes(server.process.pid, 'VmRSS');
  const peak = residentMegabytes(server.process.pid, 'VmHWM');
  await stop(server);
  return { documents: [template, definition], ready: median(starts), memory, peak };
}

async function start(main: string): Promise<Server> {
  const begin = performance.now();
  const child = spawn(process.execPath, [main, 'lsp', '--stdio'], { stdio: ['pipe', 'pipe', 'inherit'] });
  const connection = createProtocolConnection(
    new StreamMessageReader(child.stdout),
    new StreamMessageWriter(child.stdin),
  );
  connection.listen();
  await connection.sendRequest('initialize', { processId: process.pid, rootUri: null, capabilities: {} });
  const ready = performance.now() - begin;
  await connection.sendNotification('initialized', {});
  return { process: child, connection, ready };
}

async function stop({ process: child, connection }: Server): Promise<void> {
  await connection.sendRequest('shutdown');
  const ended = new Promise((resolve) => child.once('exit', resolve));
  await connection.sendNotification('exit');
  await ended;
  connection.dispose();
}

interface Typing {
  readonly name: string;
  readonly uri: string;
  readonly languageId: string;
  readonly text: string;
  /** Behind the middle one of these texts is typed. */
  readonly at: string;
  readonly keystrokes: number;
}

/** Types `.x`, asks what an editor asks after each character, and takes them back, over and over, as fast as it is answered. */
async function typeInto({ connection }: Server, typing: Typing): Promise<EditedDocument> {
  const { uri, languageId, text } = typing;
  let published: () => void = () => {};
  connection.onNotification(PublishDiagnosticsNotification.type, () => published());
  const diagnostics = (): Promise<void> => new Promise((resolve) => (published = resolve));
  const opened = diagnostics();
  await connection.sendNotification('textDocument/didOpen', { textDocument: { uri, languageId, version: 1, text } });
  await opened;
  const position = placeBehind(text, typing.at);
  const times: Record<Question, number[]> = { diagnostics: [], completion: [], hover: [], semanticTokens: [] };
  for (let i = 0; i < typing.keystrokes; i++) {
    const change = keystroke(i, position);
    const textDocument = { uri };
    const begin = performance.now();
    const answered = diagnostics();
    await connection.sendNotification('textDocument/didChange', {
      textDocument: { uri, version: i + 2 },
      contentChanges: [change],
    });
    await answered;
    times.diagnostics.push(performance.now() - begin);
    const ask = async (question: Question, method: string, params: object): Promise<void> => {
      const asked = performance.now();
      await connection.sendRequest(method, { textDocument, ...params });
      times[question].push(performance.now() - asked);
    };
    await ask('completion', 'textDocument/completion', { position: change.cursor });
    await ask('hover', 'textDocument/hover', { position });
    await ask('semanticTokens', 'textDocument/semanticTokens/full', {});
  }
  const p95 = (values: readonly number[]): number =>
    [...values].sort((a, b) => a - b)[Math.floor(values.length * 0.95)] ?? 0;
  return {
    name: typing.name,
    lines: text.split('\n').length,
    keystrokes: typing.keystrokes,
    p95: {
      diagnostics: p95(times.diagnostics),
      completion: p95(times.completion),
      hover: p95(times.hover),
      semanticTokens: p95(times.semanticTokens),
    },
  };
}

interface Place {
  readonly line: number;
  readonly character: number;
}

/** @returns the place behind the middle one of the occurrences of a text */
function placeBehind(text: string, at: string): Place {
  const all = [...text.matchAll(new RegExp(at.replace(/\W/g, '\\$&'), 'g'))];
  const middle = all[Math.floor(all.length / 2)];
  const before = text.slice(0, (middle?.index ?? 0) + at.length).split('\n');
  return { line: before.length - 1, character: before.at(-1)?.length ?? 0 };
}

/** The characters of `.x` one after another, and then both taken back. */
function keystroke(i: number, { line, character }: Place) {
  const place = (offset: number): Place => ({ line, character: character + offset });
  const step = i % 3;
  if (step === 2) return { range: { start: place(0), end: place(2) }, text: '', cursor: place(0) };
  return { range: { start: place(step), end: place(step) }, text: '.x'.charAt(step), cursor: place(step + 1) };
}

/** @returns what the process holds, where Linux tells it */
function residentMegabytes(pid: number | undefined, row: 'VmRSS' | 'VmHWM'): number | undefined {
  const file = `/proc/${pid}/status`;
  if (!existsSync(file)) return undefined;
  const kilobytes = new RegExp(`^${row}:\\s*(\\d+)`, 'm').exec(readFileSync(file, 'utf8'))?.[1];
  return kilobytes === undefined ? undefined : Number(kilobytes) / 1024;
}
