import type { StringLiteral } from '@veloway/vtl';
import type { TemplateView } from '../template-view.js';
import { flowOf } from './flow.js';
import { literalText } from './member-type.js';

/** A JSON path that a template writes out. */
export interface JsonPathLiteral {
  readonly path: string;
  readonly literal: StringLiteral;
  /** @returns the place in the template of a character of the path; that of the literal where it is spelt otherwise */
  readonly placeOf: (offset: number) => number;
}

/** @returns all paths in `$input.path('…')` and `$input.json('…')` that are the same whatever the request is */
export function jsonPathLiterals(view: TemplateView): readonly JsonPathLiteral[] {
  if (flowOf(view.tree).byName.has('input')) return [];
  return (view.symbols.byName.get('input') ?? []).flatMap(({ reference }) => {
    const [part] = reference.parts;
    if (part?.kind !== 'Method' || part.args.length !== 1 || (part.name !== 'path' && part.name !== 'json')) return [];
    const [literal] = part.args;
    const path = literalText(literal);
    if (literal?.kind !== 'StringLiteral' || path === undefined) return [];
    const plain = literal.end - literal.start === path.length + 2;
    return [{ path, literal, placeOf: (offset: number) => (plain ? literal.start + 1 + offset : literal.start) }];
  });
}
