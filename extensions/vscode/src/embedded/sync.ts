import { type Disposable, Range, type TextDocument, WorkspaceEdit, window, workspace } from 'vscode';
import { templateNamed } from './hosted-templates.js';
import { addressOf, type TemplateAddress } from './template-uri.js';
import { changeBetween, type TextChange } from './text-change.js';

/** Keeps templates that are open as documents and the definitions that hold them the same, while one types in either. */
export class TemplateSync implements Disposable {
  /** The templates' documents whose text is on its way to their definitions. */
  private readonly pushing = new Set<string>();
  /** Those that are being given the text of their definitions. */
  private readonly pulling = new Set<string>();
  private readonly disposables: readonly Disposable[];

  constructor() {
    this.disposables = [
      workspace.onDidChangeTextDocument(({ document }) => void this.changed(document)),
      workspace.onDidSaveTextDocument((document) => void this.saved(document)),
    ];
  }

  dispose(): void {
    for (const disposable of this.disposables) disposable.dispose();
  }

  /** @returns whether the definition says the same as the template's document now */
  async push(document: TextDocument, { host, key }: TemplateAddress): Promise<boolean> {
    const id = document.uri.toString();
    if (this.pushing.has(id)) return true;
    this.pushing.add(id);
    try {
      // What one has typed meanwhile goes the same way.
      for (;;) {
        const definition = await workspace.openTextDocument(host);
        const change = hostChange(definition, key, document.getText());
        if (change === 'none') return true;
        if (change === undefined || !(await applied(definition, change))) return false;
      }
    } finally {
      this.pushing.delete(id);
    }
  }

  private async changed(document: TextDocument): Promise<void> {
    const address = addressOf(document.uri);
    if (address === undefined) return this.pullAll(document);
    if (this.pulling.has(document.uri.toString())) return;
    if (!(await this.push(document, address))) {
      window.setStatusBarMessage(
        'The definition cannot say this the way it spells the template: keep it on one line.',
        5000,
      );
    }
  }

  /** A definition that has changed changes what is open of its templates. */
  private async pullAll(definition: TextDocument): Promise<void> {
    for (const { document, address } of openTemplates(definition)) {
      if (!this.pushing.has(document.uri.toString())) await this.pull(document, definition, address);
    }
  }

  private async pull(document: TextDocument, definition: TextDocument, { key }: TemplateAddress): Promise<void> {
    const id = document.uri.toString();
    if (this.pulling.has(id)) return;
    this.pulling.add(id);
    try {
      // What one has typed meanwhile comes the same way.
      for (;;) {
        const text = templateNamed(definition, key)?.hosted.view.text;
        const change = text === undefined ? undefined : changeBetween(document.getText(), text);
        if (change === undefined || !(await applied(document, change))) return;
      }
    } finally {
      this.pulling.delete(id);
    }
  }

  /** A definition that is saved has saved its templates. */
  private async saved(definition: TextDocument): Promise<void> {
    for (const { document } of openTemplates(definition)) if (document.isDirty) await document.save();
  }
}

function openTemplates(definition: TextDocument): { document: TextDocument; address: TemplateAddress }[] {
  return workspace.textDocuments.flatMap((document) => {
    const address = addressOf(document.uri);
    const isOfThis = address !== undefined && address.host.toString() === definition.uri.toString();
    return isOfThis ? [{ document, address }] : [];
  });
}

/** @returns undefined where the definition cannot say the text */
function hostChange(definition: TextDocument, key: string, text: string): TextChange | 'none' | undefined {
  const hosted = templateNamed(definition, key)?.hosted;
  if (hosted === undefined) return undefined;
  const change = changeBetween(hosted.view.text, text);
  return change === undefined ? 'none' : hosted.editHost(change);
}

async function applied(document: TextDocument, { start, end, newText }: TextChange): Promise<boolean> {
  const edit = new WorkspaceEdit();
  edit.replace(document.uri, new Range(document.positionAt(start), document.positionAt(end)), newText);
  return workspace.applyEdit(edit);
}
