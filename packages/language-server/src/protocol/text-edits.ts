import type { TextEdit } from 'vscode-languageserver';
import type { TextEdit as Edit } from '../edit.js';
import type { OpenDocument } from './open-documents.js';

/** @returns changes as the protocol has them */
export function textEdits(edits: readonly Edit[], { places }: OpenDocument): TextEdit[] {
  return edits.map((edit) => ({ range: places.range(edit), newText: edit.newText }));
}
