import type { Part, Reference } from '@veloway/vtl';
import type { TemplateView } from '../template-view.js';
import { typesOf } from './reference-types.js';
import { EMPTY_TYPE, type ValueType } from './value-type.js';

/** A part of a reference, with what is certain of what is before it. */
export interface MemberReference {
  readonly reference: Reference;
  readonly part: Part;
  readonly owner: ValueType;
  /** Where the name of a property or method stands. */
  readonly nameStart: number;
  readonly nameEnd: number;
}

const KNOWN = new WeakMap<TemplateView, readonly MemberReference[]>();

/** @returns all parts of all references of a template */
export function memberReferences(view: TemplateView): readonly MemberReference[] {
  const known = KNOWN.get(view) ?? find(view);
  KNOWN.set(view, known);
  return known;
}

function find(view: TemplateView): readonly MemberReference[] {
  return view.symbols.occurrences.flatMap(({ reference }) => {
    if (reference.parts.length === 0) return [];
    const types = typesOf(view, reference);
    return reference.parts.flatMap((part, index) => {
      const owner = types[index];
      // What is empty already is told of where it is.
      if (owner === undefined || owner === EMPTY_TYPE) return [];
      const nameEnd = part.kind === 'Index' ? part.end : part.start + 1 + part.name.length;
      // In what cannot be read, a part may have lost its place.
      if (nameEnd > part.end) return [];
      return [{ reference, part, owner, nameStart: part.start + 1, nameEnd }];
    });
  });
}

/** @returns a reference up to the end of a part's name, as the template writes it */
export function writtenUpTo({ text }: TemplateView, reference: Reference, end: number): string {
  return `$${text.slice(reference.nameStart, end)}`;
}
