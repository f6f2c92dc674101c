import type { Range } from '@veloway/vtl';
import type { Document, HostedTemplate } from '../document.js';
import type { TextEdit } from '../edit.js';
import type { Finding, Fix, Severity } from '../rules/rule.js';
import { definitionFixes } from './definition-fixes.js';
import { disabledIn } from './disabled.js';
import { type Found, findingsOf, type OnCrash } from './findings.js';

/** Something to show below a stretch of a file. */
export interface Diagnostic extends Range {
  /** That of a rule, or of a problem of the definition. */
  readonly code: string;
  readonly severity: Exclude<Severity, 'off'>;
  readonly message: string;
  readonly tag: Finding['tag'];
  readonly related: readonly (Range & { readonly message: string })[];
  /** Changes of the file, the best first. */
  readonly fixes: readonly Fix[];
  /** Whether a rule has it, so that its page and a `veloway.json` name it. */
  readonly ofRule: boolean;
}

/** @returns what is wrong with a file and the templates in it, in the order of the text */
export function diagnostics(document: Document, onCrash: OnCrash = rethrow): readonly Diagnostic[] {
  const found = document.templates.flatMap((template) => ofTemplate(template, document, onCrash));
  return [...found, ...ofDefinition(document)].sort((a, b) => a.start - b.start || a.end - b.end);
}

function rethrow(error: unknown): never {
  throw error;
}

function ofTemplate(template: HostedTemplate, document: Document, onCrash: OnCrash): readonly Diagnostic[] {
  const { rules } = document.surroundings.configuration;
  const isDisabled = disabledIn(template.view);
  return findingsOf(template.view, onCrash).flatMap((found) => {
    const { code } = found.rule;
    const severity =
      (Object.hasOwn(rules, code) ? rules[code] : undefined) ?? found.finding.severity ?? found.rule.severity;
    if (severity === 'off' || isDisabled(code, found.finding.start)) return [];
    return [toHost(found, severity, template)];
  });
}

function toHost({ rule, finding }: Found, severity: Diagnostic['severity'], template: HostedTemplate): Diagnostic {
  const place = <T extends Range>(range: T): T => ({ ...range, ...hostRange(range, template) });
  return {
    ...hostRange(finding, template),
    code: rule.code,
    severity,
    message: finding.message,
    tag: finding.tag,
    related: (finding.related ?? []).map(place),
    fixes: (finding.fixes ?? []).flatMap((fix) => hostFix(fix, template)),
    ofRule: true,
  };
}

/** @returns the stretch of the file that a stretch of a template stands in */
export function hostRange({ start, end }: Range, template: HostedTemplate): Range {
  const from = template.toHost(start);
  // The end of a line of a block scalar is before the indentation of the next.
  return { start: from, end: start === end ? from : Math.max(from, template.toHost(end - 1) + 1) };
}

/** A fix that the file cannot say whole is none. */
function hostFix({ title, edits }: Fix, template: HostedTemplate): readonly Fix[] {
  const changes = hostEdits(edits, template);
  return changes === undefined ? [] : [{ title, edits: changes }];
}

/** @returns the changes of the file; undefined where it cannot say one of them */
export function hostEdits(edits: readonly TextEdit[], template: HostedTemplate): readonly TextEdit[] | undefined {
  const changes = edits.map((edit) => template.editHost(edit)).filter((edit) => edit !== undefined);
  return changes.length === edits.length ? changes : undefined;
}

function ofDefinition({ definition, text }: Document): readonly Diagnostic[] {
  return (definition?.problems ?? []).map((problem) => {
    const { start, end, code, severity, message } = problem;
    const fixes = definitionFixes(problem, text);
    return { start, end, code, severity, message, fixes, tag: undefined, related: [], ofRule: false };
  });
}
