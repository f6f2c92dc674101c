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
  inlayHints: (document) => service.inlayHints(document, { start: 0, end: document.text.length }),
};
