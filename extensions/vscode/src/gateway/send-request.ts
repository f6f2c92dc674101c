import {
  CodeLens,
  type Disposable,
  languages,
  Range,
  type TextDocument,
  Uri,
  ViewColumn,
  window,
  workspace,
} from 'vscode';
import { nameOf } from './definitions.js';
import type { Gateway } from './gateway.js';
import { methodsIn } from './methods.js';
import { mayRun } from './trust.js';

const SCHEME = 'veloway-response';
const DEFINITIONS = [{ language: 'yaml' }, { language: 'json' }, { language: 'jsonc' }];
const WITH_BODY = /^(?:POST|PUT|PATCH)$/;

/** Sends requests to the gateway from the definition of its API, and shows the answers. */
export class RequestSender implements Disposable {
  private readonly disposables: readonly Disposable[];
  private answer = '';
  private sent = 0;

  constructor(
    private readonly gateway: Gateway,
    /** What was sent to a method before, so that it need not be typed again. */
    private readonly remembered: Map<string, string> = new Map(),
  ) {
    this.disposables = [
      workspace.registerTextDocumentContentProvider(SCHEME, { provideTextDocumentContent: () => this.answer }),
      languages.registerCodeLensProvider(DEFINITIONS, { provideCodeLenses: lenses }),
    ];
  }

  dispose(): void {
    for (const disposable of this.disposables) disposable.dispose();
  }

  async send(definition: string, method: string, path: string): Promise<void> {
    // Nobody types what cannot be sent.
    if (!mayRun()) return;
    const target = path.includes('{')
      ? await this.ask(`The path of ${method} ${path}`, `${method} ${path}`, path)
      : path;
    if (target === undefined) return;
    const key = `body of ${method} ${path}`;
    const body = WITH_BODY.test(method) ? await this.ask(`The body of ${method} ${target}`, key, '{}') : undefined;
    if (body === undefined && WITH_BODY.test(method)) return;
    const url = await this.gateway.start(Uri.parse(definition));
    if (url === undefined) return;
    const headers = body === undefined ? {} : { 'Content-Type': 'application/json' };
    const response = await fetch(`${url}${target}`, { method, headers, ...(body === undefined ? {} : { body }) });
    await this.show(`${method} ${target}`, await answerText(response));
  }

  private async ask(prompt: string, key: string, value: string): Promise<string | undefined> {
    const given = await window.showInputBox({ prompt, value: this.remembered.get(key) ?? value, ignoreFocusOut: true });
    if (given !== undefined) this.remembered.set(key, given);
    return given;
  }

  private async show(title: string, answer: string): Promise<void> {
    this.answer = answer;
    const path = `/${title.replaceAll('/', '\u2215')}`;
    // A document of a URI is read once.
    const uri = Uri.from({ scheme: SCHEME, path, query: String(++this.sent) });
    const document = await workspace.openTextDocument(uri);
    await window.showTextDocument(document, { viewColumn: ViewColumn.Beside, preview: true, preserveFocus: true });
  }
}

async function answerText(response: Response): Promise<string> {
  const headers = Array.from(response.headers, ([name, value]) => `${name}: ${value}`);
  return [`${response.status} ${response.statusText}`.trim(), ...headers, '', laidOut(await response.text())].join(
    '\n',
  );
}

function laidOut(body: string): string {
  try {
    return JSON.stringify(JSON.parse(body), null, 2);
  } catch {
    return body;
  }
}

function lenses(document: TextDocument): CodeLens[] {
  return methodsIn(document.getText(), nameOf(document.uri)).map(({ method, path, start }) => {
    const { line } = document.positionAt(start);
    const given = [document.uri.toString(), method, path];
    return new CodeLens(new Range(line, 0, line, 0), {
      title: 'Send a request',
      command: 'veloway.sendRequest',
      arguments: given,
    });
  });
}
