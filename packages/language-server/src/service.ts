import type { Range } from '@veloway/vtl';
import { codeActions } from './code-actions.js';
import { diagnostics } from './diagnostics/diagnostics.js';
import type { Document } from './document.js';
import { type Completion, completions } from './features/completion.js';
import { type Hover, hover } from './features/hover.js';
import { type InlayHint, inlayHints } from './features/inlay-hints.js';
import { type SignatureHelp, signatureHelp } from './features/signature-help.js';
import { askAll, askAt } from './hosted.js';

/**
 * Every question that an editor asks of a document, as plain functions without state: offsets of the document go in,
 * plain data with offsets of the document comes out.
 */
export const LANGUAGE_SERVICE = {
  diagnostics,
  codeActions,
  completions: (document: Document, offset: number): readonly Completion[] =>
    askAt(document, offset, completions) ?? [],
  hover: (document: Document, offset: number): Hover | undefined => askAt(document, offset, hover),
  signatureHelp: (document: Document, offset: number): SignatureHelp | undefined =>
    askAt(document, offset, signatureHelp),
  inlayHints: (document: Document, range: Range): readonly InlayHint[] => askAll(document, range, inlayHints),
} as const;

export type LanguageService = typeof LANGUAGE_SERVICE;
