import type { CatalogueRow } from '@veloway/mapping';
import { javaClass, type Part, type Reference } from '@veloway/vtl';
import type { TemplateView } from '../template-view.js';
import { typeOf } from './infer.js';
import { literalText, rowFor } from './member-type.js';
import { type Member, membersOf } from './members.js';
import { MAP, type ValueType } from './value-type.js';

/** What a part of a reference names. */
export interface NamedMember {
  /** Undefined where what is before it may have such a member, or has none. */
  readonly member: Member | undefined;
  /** The row of the overload in question, or that which stands for any name. */
  readonly row: CatalogueRow | undefined;
  /** What is known of what is before it. */
  readonly owner: ValueType;
  /** What is known of itself. */
  readonly type: ValueType;
}

/** @returns what a part of a reference names, by what is known of what is before it */
export function memberAt(
  view: TemplateView,
  reference: Reference,
  index: number,
  place = reference.start,
): NamedMember {
  const owner = typeOf(view, reference, index, place);
  const type = typeOf(view, reference, index + 1, place);
  const part = reference.parts[index];
  const name = part === undefined ? undefined : nameOf(part);
  const member = name === undefined ? undefined : memberNamed(view, owner, name, part?.kind === 'Method');
  const row = part?.kind === 'Method' ? rowFor(member?.rows ?? [], part.args.length) : member?.rows[0];
  return {
    member,
    row: row ?? member?.rows[0] ?? (part?.kind === 'Method' ? undefined : owner.node?.any),
    owner,
    type,
  };
}

/** @returns the name that a part gives, be it between brackets */
export function nameOf(part: Part): string | undefined {
  return part.kind === 'Index' ? literalText(part.index) : part.name;
}

function memberNamed(view: TemplateView, owner: ValueType, name: string, called: boolean): Member | undefined {
  const named = membersOf(view, owner).filter((member) => member.name === name);
  return named.find(({ kind }) => (kind === 'method') === called);
}

/** @returns whether what is before a part surely has nothing of that name */
export function surelyMissing(owner: ValueType, part: Part): boolean {
  if (!owner.certain || owner.class === undefined || owner.node !== undefined || part.kind === 'Index') return false;
  const description = javaClass(owner.class);
  if (description === undefined) return false;
  if (part.kind === 'Method') return !description.methods.has(part.name);
  // The properties of a map are its keys.
  return owner.class !== MAP && !description.properties.has(part.name);
}
