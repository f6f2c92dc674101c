import { type Diagnostic, DiagnosticSeverity, DiagnosticTag } from 'vscode-languageserver';
import { diagnostics, type Diagnostic as Found } from '../diagnostics/diagnostics.js';
import type { OnCrash } from '../diagnostics/findings.js';
import type { OpenDocument } from './open-documents.js';

const SEVERITY: Readonly<Record<Found['severity'], DiagnosticSeverity>> = {
  error: DiagnosticSeverity.Error,
  warning: DiagnosticSeverity.Warning,
  information: DiagnosticSeverity.Information,
  hint: DiagnosticSeverity.Hint,
};

const TAG = { unnecessary: DiagnosticTag.Unnecessary, deprecated: DiagnosticTag.Deprecated };

export function publishedDiagnostics(open: OpenDocument, onCrash: OnCrash): Diagnostic[] {
  return diagnostics(open.document, onCrash).map((found) => toProtocol(found, open));
}

/** @returns a diagnostic as the protocol has it */
export function toProtocol(found: Found, { text, places }: OpenDocument): Diagnostic {
  const { code, severity, message, tag, related } = found;
  return {
    range: places.range(found),
    severity: SEVERITY[severity],
    source: 'veloway',
    code,
    message,
    ...(tag === undefined ? {} : { tags: [TAG[tag]] }),
    relatedInformation: related.map((place) => ({
      location: { uri: text.uri, range: places.range(place) },
      message: place.message,
    })),
  };
}
