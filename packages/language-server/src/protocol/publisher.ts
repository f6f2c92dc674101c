import type { Connection } from 'vscode-languageserver';
import type { OnCrash } from '../diagnostics/findings.js';
import type { OpenDocuments } from './open-documents.js';
import { publishedDiagnostics } from './published-diagnostics.js';

/** @returns a function that publishes the diagnostics of a document soon: once, for however many changes came at a time */
export function publisher(connection: Connection, documents: OpenDocuments, onCrash: OnCrash): (uri: string) => void {
  const waiting = new Set<string>();
  const publish = async (uri: string): Promise<void> => {
    const open = await documents.get(uri);
    if (open === undefined) return;
    const { version } = open.text;
    await connection.sendDiagnostics({ uri, version, diagnostics: publishedDiagnostics(open, onCrash) });
  };
  return (uri) => {
    if (waiting.has(uri)) return;
    waiting.add(uri);
    setTimeout(() => {
      waiting.delete(uri);
      publish(uri).catch((error) => onCrash(error, 'diagnostics'));
    }, 0);
  };
}
