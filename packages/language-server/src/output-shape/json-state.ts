/** What a reader of JSON expects next. */
export type JsonMode =
  | 'start'
  | 'first-item'
  | 'next-item'
  | 'member-value'
  | 'first-key'
  | 'next-key'
  /** A key has been read, and its colon has not. */
  | 'colon'
  /** A value has been read. */
  | 'after'
  | 'string'
  /** Within a number, `true`, or what has forgotten its quotes. */
  | 'word'
  /** Something unknown was printed: any number of values, keys or commas, or nothing. */
  | 'fuzzy'
  | 'lost';

/** An object or array that is open. */
export interface JsonFrame {
  readonly id: number;
  readonly open: '{' | '[';
  readonly at: number;
  readonly depth: number;
  readonly parent: JsonFrame | undefined;
}

/** What a string or a word stands for. */
export type JsonRole = 'key' | 'value' | 'either';

/** Where a reader of JSON stands. */
export interface JsonCursor {
  mode: JsonMode;
  frame: JsonFrame | undefined;
  /** Where the comma, the end of the value, the opening quote or the word is that the mode is about; -1 for none. */
  at: number;
  role: JsonRole;
  /** The letters of a word; a NUL is what a reference printed. */
  word: string;
  /** How many digits of an escape are still to come; -1 right after a backslash. */
  escape: number;
}

export interface JsonState extends Readonly<JsonCursor> {
  readonly id: number;
}

export interface JsonStates {
  readonly initial: JsonState;
  readonly lost: JsonState;
  /** @returns the one state that is as the cursor is */
  stateOf(cursor: JsonCursor): JsonState;
  /** @returns the one frame that is opened there */
  frameOf(open: '{' | '[', at: number, parent: JsonFrame | undefined): JsonFrame;
}

export function jsonStates(): JsonStates {
  const states = new Map<string, JsonState>();
  const frames = new Map<string, JsonFrame>();
  const stateOf = (cursor: JsonCursor): JsonState => {
    const key = keyOf(cursor);
    const known = states.get(key);
    if (known !== undefined) return known;
    const state = { ...cursor, id: states.size };
    states.set(key, state);
    return state;
  };
  const frameOf: JsonStates['frameOf'] = (open, at, parent) => {
    const key = `${parent?.id} ${open} ${at}`;
    const frame = frames.get(key) ?? { id: frames.size, open, at, parent, depth: (parent?.depth ?? 0) + 1 };
    frames.set(key, frame);
    return frame;
  };
  return { initial: stateOf(cursorAt('start')), lost: stateOf(cursorAt('lost')), stateOf, frameOf };
}

export function cursorAt(mode: JsonMode): JsonCursor {
  return { mode, frame: undefined, at: -1, role: 'value', word: '', escape: 0 };
}

function keyOf({ mode, frame, at, role, word, ...cursor }: JsonCursor): string {
  const place = `${mode} ${frame?.id} ${at}`;
  if (mode === 'word') return `${place} ${role} ${word}`;
  return mode === 'string' ? `${place} ${role} ${cursor.escape}` : place;
}
