import type { Template } from '@veloway/vtl';
import { RULES } from '../rules/index.js';
import type { Finding, Rule } from '../rules/rule.js';
import type { TemplateView } from '../template-view.js';

/** What a rule found, and which rule. */
export interface Found {
  readonly rule: Rule;
  readonly finding: Finding;
}

/** Told of a rule that failed, which is a bug of ours and costs the findings of that rule alone. */
export type OnCrash = (error: unknown, what: string) => void;

/** What was found in a tree the last time, and what else it depended on. */
interface Known extends Basis {
  readonly found: readonly Found[];
}

interface Basis {
  readonly role: TemplateView['role'];
  readonly samples: TemplateView['samples'];
  /** How the template is spelt in its file: the text of the scalar and what replaces what in it. */
  readonly spelling: string;
}

const KNOWN = new WeakMap<Template, Known>();

/** @returns what all rules find in a template, whatever the configuration says of it, in the order of the text */
export function findingsOf(view: TemplateView, onCrash: OnCrash): readonly Found[] {
  const basis = basisOf(view);
  const known = KNOWN.get(view.tree);
  if (known !== undefined && isSame(known, basis)) return known.found;
  const found = RULES.flatMap((rule) => findingsOfRule(rule, view, onCrash));
  found.sort((a, b) => a.finding.start - b.finding.start || a.finding.end - b.finding.end);
  KNOWN.set(view.tree, { ...basis, found });
  return found;
}

function findingsOfRule(rule: Rule, view: TemplateView, onCrash: OnCrash): readonly Found[] {
  try {
    return rule.check(view).map((finding) => ({ rule, finding }));
  } catch (error) {
    onCrash(error, `the rule ${rule.code}`);
    return [];
  }
}

function basisOf({ role, samples, embedding }: TemplateView): Basis {
  if (embedding === undefined) return { role, samples, spelling: '' };
  const { hostText, scalar, substitutedBy, kind } = embedding;
  return { role, samples, spelling: `${kind} ${substitutedBy} ${hostText.slice(scalar.start, scalar.end)}` };
}

function isSame(a: Basis, b: Basis): boolean {
  return a.role === b.role && a.samples === b.samples && a.spelling === b.spelling;
}
