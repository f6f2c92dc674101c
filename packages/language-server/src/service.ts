import { codeActions } from './code-actions.js';
import { diagnostics } from './diagnostics/diagnostics.js';
import type { Document } from './document.js';
import { type Completion, completions } from './features/completion.js';
import { askAt } from './hosted.js';

/**
 * Every question that an editor asks of a document, as plain functions without state: offsets of the document go in,
 * plain data with offsets of the document comes out.
 */
export const LANGUAGE_SERVICE = {
  diagnostics,
  codeActions,
  completions: (document: Document, offset: number): readonly Completion[] =>
    askAt(document, offset, completions) ?? [],
} as const;

export type LanguageService = typeof LANGUAGE_SERVICE;
