import { type TextDocument, type TextEditor, ViewColumn, window, workspace } from 'vscode';

/**
 * @param isMeant whether a document can be what is looked for
 * @returns the editor that one looks at; from a page that is none, such as the walkthrough, the one that one has open
 */
export async function currentEditor(isMeant: (document: TextDocument) => boolean): Promise<TextEditor | undefined> {
  const active = window.activeTextEditor;
  if (active !== undefined) return isMeant(active.document) ? active : undefined;
  const visible = window.visibleTextEditors.find(({ document }) => isMeant(document));
  if (visible !== undefined) return visible;
  const open = workspace.textDocuments.find(isMeant);
  return open && window.showTextDocument(open, { viewColumn: ViewColumn.Beside });
}

export function isTemplate({ languageId }: TextDocument): boolean {
  return languageId === 'vtl';
}
