/** A string, a number, `true`, `false` or `null`, or what stands in their place when JSON is shown. */
export interface JsonScalar {
  readonly kind: 'scalar';
  /** As it is written, with the quotes of a string. */
  readonly text: string;
  /** The same for scalars that are equal, however they are written. */
  readonly identity: string;
  readonly start: number;
  readonly end: number;
}

export interface JsonContainer {
  readonly kind: 'object' | 'array';
  readonly entries: readonly JsonEntry[];
  readonly start: number;
  readonly end: number;
}

/** A member of an object or an element of an array. */
export interface JsonEntry {
  /** The member's name as a string, or the element's index. */
  readonly key: string;
  /** The name as it is written, where the entry is a member. */
  readonly name: JsonScalar | undefined;
  readonly value: JsonValue;
}

/** JSON that knows where it is written; `start` and `end` are offsets in its text. */
export type JsonValue = JsonScalar | JsonContainer;
