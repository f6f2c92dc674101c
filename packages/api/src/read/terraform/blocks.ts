import type { Place } from '../place.js';
import type { Telling } from '../reading.js';
import { objectAt } from '../typed-values.js';

/** Documented: a property of this name is a comment. */
const COMMENT = '//';

export { COMMENT };

/** @returns blocks of one kind: in JSON, one is an object, and several are a list of objects */
export function blocksAt(telling: Telling, place: Place | undefined): readonly Place[] {
  if (place === undefined) return [];
  const places = place.kind === 'list' ? place.items : [place];
  return places.flatMap((block) => objectAt(telling, block) ?? []);
}

/** @returns the members of blocks of one kind */
export function blockMembers(telling: Telling, place: Place | undefined): readonly Place[] {
  const members = blocksAt(telling, place).flatMap((block) => block.members);
  return members.filter(({ name }) => name !== COMMENT);
}

/** A block with two labels. */
export interface LabelledBlock {
  readonly type: string;
  readonly name: string;
  /** The key of the second label. */
  readonly at: Place;
  readonly body: Place;
}

/** @returns the blocks of `resource` or `data`, whose labels are the names of members */
export function labelledBlocks(telling: Telling, place: Place | undefined): readonly LabelledBlock[] {
  return blockMembers(telling, place).flatMap((type) =>
    blockMembers(telling, type).flatMap((at) =>
      blocksAt(telling, at).map((body) => ({ type: type.name, name: at.name, at, body })),
    ),
  );
}
