/** How messages become JSON and the other way; the same options take both ways. */
export interface MessageOptions {
  /** Whether arrays without items are there, where there may be none: `true` where nothing is said. */
  readonly emptyArrays?: boolean;
  /** Whether attributes that are not there, and elements that are empty, have their defaults: `true` where nothing is said. */
  readonly defaults?: boolean;
  /** The member that says of which type a value is, where it is not the declared one; when JSON is read, both are known. */
  readonly typeKey?: TypeKey;
  /** How deep elements may nest: 200 where nothing is said, and never more than 400. */
  readonly maxDepth?: number;
}

export type TypeKey = '@xsi:type' | '$type';

export const TYPE_KEYS: readonly TypeKey[] = ['@xsi:type', '$type'];

/** The member that is the text of an element that has attributes too; it is null where such an element is nil. */
export const TEXT_KEY = '#text';

const DEFAULT_DEPTH = 200;

/** Conversion calls itself for each level; more than this could overflow the stack. */
const MOST_DEPTH = 400;

export function optionsOf(options: MessageOptions): Required<MessageOptions> {
  const { emptyArrays = true, defaults = true, typeKey = '@xsi:type', maxDepth = DEFAULT_DEPTH } = options;
  return { emptyArrays, defaults, typeKey, maxDepth: Math.min(maxDepth, MOST_DEPTH) };
}
