import { describe, expect, it } from 'vitest';
import { documentOf } from '../src/document.js';
import { applyEdits } from '../src/edit.js';
import { RULES } from '../src/rules/index.js';
import type { Finding, Rule, RuleExample } from '../src/rules/rule.js';
import type { TemplateView } from '../src/template-view.js';
import { viewOf } from '../src/view-of.js';

/** Every example in the documentation of every rule is true. */

function viewsOf({ template, samples = [], host }: RuleExample): readonly TemplateView[] {
  if (host === undefined) return [viewOf(template, { samples })];
  const file = {
    uri: `file:///${host.file}`,
    languageId: host.file.slice(host.file.lastIndexOf('.') + 1),
    text: host.text,
  };
  return documentOf(file).templates.map(({ view }) => view);
}

function findings(rule: Rule, example: RuleExample): readonly Finding[] {
  return viewsOf(example).flatMap((view) => rule.check(view));
}

/** The template after the first fix of each finding. */
function mended(template: string, found: readonly Finding[]): string {
  return applyEdits(
    template,
    found.flatMap(({ fixes = [] }) => fixes[0]?.edits ?? []),
  );
}

describe.each(RULES)('$code', (rule) => {
  const { good, bad } = rule.examples;

  it('is documented, with examples of both kinds', () => {
    expect(rule.code).toMatch(/^[a-z0-9]+(-[a-z0-9]+)*$/);
    for (const text of [rule.summary, rule.documentation]) expect(text).toMatch(/^[^a-z].*[.)]$/s);
    expect(good.length).toBeGreaterThan(0);
    expect(bad.length).toBeGreaterThan(0);
  });

  it.each(good)('finds nothing in $template', (example) => {
    expect(findings(rule, example).map(({ message }) => message)).toEqual([]);
  });

  it.each(bad)('finds something in $template', (example) => {
    const found = findings(rule, example);
    expect(found.length).toBeGreaterThan(0);
    for (const { start, end, message } of found) {
      expect(message).toMatch(/[.?!)]$/);
      expect(0 <= start && start <= end && end <= example.template.length).toBe(true);
    }
    for (const view of viewsOf(example)) expect(view.text).toBe(example.template);
    const { fixed } = example;
    if (found.some(({ fixes = [] }) => fixes.length > 0)) expect(mended(example.template, found)).toBe(fixed);
    else expect(fixed).toBe(undefined);
    if (fixed === undefined || example.host !== undefined) return;
    expect(findings(rule, { ...example, template: fixed }).map(({ message }) => message)).toEqual([]);
  });
});
