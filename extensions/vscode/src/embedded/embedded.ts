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
import { type NamedTemplate, templatesIn } from './hosted-templates.js';
import { TemplateSync } from './sync.js';
import { TemplateFiles } from './template-files.js';
import { SCHEME, templateUri } from './template-uri.js';

const DEFINITIONS = [{ language: 'yaml' }, { language: 'json' }, { language: 'jsonc' }];

/** @returns what opens the templates of definitions as documents of their own */
export function registerEmbedded(): Disposable[] {
  const sync = new TemplateSync();
  return [
    sync,
    workspace.registerFileSystemProvider(SCHEME, new TemplateFiles(sync), { isCaseSensitive: true }),
    languages.registerCodeLensProvider(DEFINITIONS, { provideCodeLenses: lenses }),
  ];
}

/** A lens stands above the key of its template. */
function lenses(document: TextDocument): CodeLens[] {
  return templatesIn(document).map((template) => {
    const { line } = document.positionAt(template.hosted.view.embedding?.scalar.start ?? 0);
    const given = [document.uri.toString(), template.key];
    const command = { title: 'Open as a document', command: 'veloway.openTemplate', arguments: given };
    return new CodeLens(new Range(line, 0, line, 0), command);
  });
}

/** Opens a template of a definition beside it: that of a lens, or else the one at the cursor. */
export async function openTemplate(uri?: string, key?: string): Promise<void> {
  const document =
    uri === undefined ? window.activeTextEditor?.document : await workspace.openTextDocument(Uri.parse(uri));
  const template = document && (key === undefined ? templateAtCursor(document) : named(document, key));
  if (document === undefined || template === undefined) {
    void window.showInformationMessage('Put the cursor into a template of a definition to open it as a document.');
    return;
  }
  const opened = await workspace.openTextDocument(
    templateUri({ host: document.uri, key: template.key }, template.title),
  );
  await window.showTextDocument(opened, { viewColumn: ViewColumn.Beside, preview: false });
}

function named(document: TextDocument, key: string): NamedTemplate | undefined {
  return templatesIn(document).find((one) => one.key === key);
}

function templateAtCursor(document: TextDocument): NamedTemplate | undefined {
  const cursor = window.activeTextEditor?.selection.active;
  const offset = cursor === undefined ? 0 : document.offsetAt(cursor);
  return templatesIn(document).find(({ hosted }) => hosted.toTemplate(offset) !== undefined);
}
