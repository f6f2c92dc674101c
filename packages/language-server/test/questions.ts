import type { Document } from '../src/document.js';
import { LANGUAGE_SERVICE, type LanguageService } from '../src/service.js';

const service = LANGUAGE_SERVICE;

/** How to ask each question of the façade at a place of a document. */
export const QUESTIONS: Readonly<Record<keyof LanguageService, (document: Document, offset: number) => unknown>> = {
  diagnostics: (document) => service.diagnostics(document),
  codeActions: (document, offset) => service.codeActions(document, { start: offset, end: offset }),
  completions: (document, offset) => service.completions(document, offset),
  hover: (document, offset) => service.hover(document, offset),
  signatureHelp: (document, offset) => service.signatureHelp(document, offset),
  definition: (document, offset) => service.definition(document, offset),
  references: (document, offset) => service.references(document, offset, { withDefinitions: true }),
  prepareRename: (document, offset) => service.prepareRename(document, offset),
  rename: (document, offset) => service.rename(document, offset, 'renamed'),
  documentHighlight: (document, offset) => service.documentHighlight(document, offset),
  documentSymbols: (document) => service.documentSymbols(document),
  foldingRanges: (document) => service.foldingRanges(document),
  selectionRange: (document, offset) => service.selectionRange(document, offset),
  semanticTokens: (document) => service.semanticTokens(document),
  inlayHints: (document) => service.inlayHints(document, { start: 0, end: document.text.length }),
  format: (document) => service.format(document, { tabSize: 2, insertSpaces: true }),
  onTypeFormatting: (document, offset) => service.onTypeFormatting(document, offset, document.text.charAt(offset - 1)),
  documentLinks: (document) => service.documentLinks(document),
  codeLenses: (document) => service.codeLenses(document),
};
