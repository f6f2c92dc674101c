import {
  type Connection,
  DocumentFormattingRequest,
  DocumentRangeFormattingRequest,
  type InitializeParams,
} from 'vscode-languageserver';
import { registersFormatting } from './bindings/formatting.js';

const TEMPLATES = [{ language: 'vtl' }, { language: 'velocity' }, { pattern: '**/*.{vtl,vm,velocity}' }];

/** Offers to format templates, and not what holds them. */
export async function registerFormatting(connection: Connection, params: InitializeParams): Promise<void> {
  if (!registersFormatting(params)) return;
  await connection.client.register(DocumentFormattingRequest.type, { documentSelector: TEMPLATES });
  await connection.client.register(DocumentRangeFormattingRequest.type, { documentSelector: TEMPLATES });
}
