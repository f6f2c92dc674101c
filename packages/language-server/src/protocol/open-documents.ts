import type { TextDocuments } from 'vscode-languageserver';
import type { TextDocument } from 'vscode-languageserver-textdocument';
import { type Document, documentOf } from '../document.js';
import { type Places, placesIn } from './places.js';
import type { SurroundingsStore } from './surroundings-store.js';

/** A document as the client has it, with what was made of it. */
export interface OpenDocument {
  readonly text: TextDocument;
  readonly version: number;
  readonly document: Document;
  readonly places: Places;
}

export interface OpenDocuments {
  /** @returns the document as it is now, or undefined where it is not open */
  get(uri: string): Promise<OpenDocument | undefined>;
  forget(uri: string): void;
}

/** Makes a document anew only where its text or what stands around it has changed. */
export function openDocuments(texts: TextDocuments<TextDocument>, store: SurroundingsStore): OpenDocuments {
  const known = new Map<string, OpenDocument>();
  const update = (text: TextDocument, surroundings: Document['surroundings']): OpenDocument => {
    const { uri, languageId, version } = text;
    const before = known.get(uri);
    // A client that opens a document twice counts its versions anew.
    const isSame = before?.text === text && before.version === version;
    if (isSame && before.document.surroundings === surroundings) return before;
    const document = documentOf({ uri, languageId, text: text.getText() }, surroundings, before?.document);
    const open = { text, version, document, places: placesIn(text) };
    known.set(uri, open);
    return open;
  };
  return {
    async get(uri) {
      const text = texts.get(uri);
      const surroundings = text === undefined ? undefined : await store.of(text);
      // The text may have changed, or have been closed, while the files around it were read.
      const latest = texts.get(uri);
      return latest === undefined || surroundings === undefined ? undefined : update(latest, surroundings);
    },
    forget: (uri) => void known.delete(uri),
  };
}
