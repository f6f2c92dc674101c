import type { Range } from '@veloway/vtl';
import type { TextEdit } from '../edit.js';
import type { Sample, TemplateView } from '../template-view.js';

export const SEVERITIES = ['error', 'warning', 'information', 'hint', 'off'] as const;

export type Severity = (typeof SEVERITIES)[number];

/**
 * Something that can be wrong with a template, and how it is found. An `error` is only what API Gateway refuses or what
 * certainly goes wrong; what may be meant is a `warning` or less. Where a rule cannot decide, it is silent.
 */
export interface Rule {
  /** Stable; configuration and comments name it. */
  readonly code: string;
  /** One sentence: what is wrong. */
  readonly summary: string;
  /** Unless the configuration says otherwise. */
  readonly severity: Severity;
  /** Markdown for the page of the rules: why it matters, and what to do. */
  readonly documentation: string;
  /** Templates that the rule says nothing of, and templates in which it finds something. */
  readonly examples: { readonly good: readonly RuleExample[]; readonly bad: readonly RuleExample[] };
  readonly check: (view: TemplateView) => readonly Finding[];
}

/** A template, alone or with what is around it. */
export interface RuleExample {
  readonly template: string;
  /** What the template becomes by the first fix of each finding; of a bad example whose findings have fixes. */
  readonly fixed?: string;
  /** The sample requests beside the template, for a rule that looks at them. */
  readonly samples?: readonly Sample[];
  /** Where the template stands in another file: the whole file. The template is then the one that it holds. */
  readonly host?: { readonly file: string; readonly text: string };
}

/** What a rule found. */
export interface Finding extends Range {
  /** Sentences that quote the text and say what to do. */
  readonly message: string;
  /** Where it is not that of the rule. */
  readonly severity?: Severity;
  /** The best first. */
  readonly fixes?: readonly Fix[];
  /** How an editor shows it: faded, or struck through. */
  readonly tag?: 'unnecessary' | 'deprecated';
  /** Other places that have to do with it. */
  readonly related?: readonly (Range & { readonly message: string })[];
}

/** A change that removes what a rule found. */
export interface Fix {
  /** What it does, as a menu shows it: `Replace with $input.body`. */
  readonly title: string;
  readonly edits: readonly TextEdit[];
}
