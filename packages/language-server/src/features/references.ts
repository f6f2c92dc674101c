import type { Range } from '@veloway/vtl';
import { occurrenceAt } from '../occurrence-at.js';
import type { TemplateView } from '../template-view.js';

/** @returns the places where the variable at a place is read, and those where it is set unless they are not wanted */
export function references(view: TemplateView, offset: number, withDefinitions = true): readonly Range[] {
  const occurrence = occurrenceAt(view, offset);
  if (occurrence === undefined) return [];
  const all = view.symbols.byName.get(occurrence.name) ?? [];
  const wanted = all.filter(({ definition }) => withDefinitions || definition === undefined);
  return wanted.map(({ start, end }) => ({ start, end }));
}
