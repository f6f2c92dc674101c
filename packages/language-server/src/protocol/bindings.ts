import type { InitializeParams, ServerCapabilities } from 'vscode-languageserver';
import type { LANGUAGE_SERVICE } from '../service.js';
import type { Binding } from './binding.js';
import { codeActionBinding } from './bindings/code-action.js';
import { completionBinding } from './bindings/completion.js';
import { hoverBinding } from './bindings/hover.js';
import { inlayHintBinding } from './bindings/inlay-hint.js';
import { signatureHelpBinding } from './bindings/signature-help.js';

/** How the protocol asks each question of the façade; diagnostics are not asked for but published. */
export const BINDINGS: Readonly<Record<Exclude<keyof typeof LANGUAGE_SERVICE, 'diagnostics'>, Binding>> = {
  codeActions: codeActionBinding,
  completions: completionBinding,
  hover: hoverBinding,
  signatureHelp: signatureHelpBinding,
  inlayHints: inlayHintBinding,
};

/** @returns what the server says it can do */
export function capabilitiesOf(params: InitializeParams): Partial<ServerCapabilities> {
  return Object.assign({}, ...Object.values(BINDINGS).map(({ capability }) => capability(params)));
}
