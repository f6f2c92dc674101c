/** Where a reader of XML stands. */
export type XmlMode =
  | 'text'
  /** After `<`. */
  | 'opened'
  | 'name'
  | 'close-name'
  /** After `</name`. */
  | 'closing'
  /** In a start tag, between attributes. */
  | 'tag'
  /** After the `/` of `<name/>`. */
  | 'slash'
  | 'attribute-name'
  | 'attribute-equals'
  | 'attribute-value'
  | 'entity'
  /** A comment, a CDATA section, a processing instruction or a declaration; `until` ends it. */
  | 'other'
  | 'lost';

export interface XmlFrame {
  readonly id: number;
  /** A NUL stands for what a reference printed. */
  readonly name: string;
  readonly at: number;
  readonly depth: number;
  readonly parent: XmlFrame | undefined;
}

export interface XmlCursor {
  mode: XmlMode;
  frame: XmlFrame | undefined;
  /** Where the tag, the value or the entity begins. */
  at: number;
  /** The name so far, or the last characters of what `until` ends. */
  name: string;
  quote: '' | '"' | "'";
  until: string;
}

export interface XmlState extends Readonly<XmlCursor> {
  readonly id: number;
}

export interface XmlStates {
  readonly initial: XmlState;
  readonly lost: XmlState;
  stateOf(cursor: XmlCursor): XmlState;
  frameOf(name: string, at: number, parent: XmlFrame | undefined): XmlFrame;
}

export function xmlStates(): XmlStates {
  const states = new Map<string, XmlState>();
  const frames = new Map<string, XmlFrame>();
  const stateOf = (cursor: XmlCursor): XmlState => {
    const { mode, frame, at, name, quote, until } = cursor;
    const key = `${mode} ${frame?.id} ${mode === 'text' ? '' : at} ${quote} ${until} ${name}`;
    const state = states.get(key) ?? { ...cursor, id: states.size };
    states.set(key, state);
    return state;
  };
  const frameOf: XmlStates['frameOf'] = (name, at, parent) => {
    const key = `${parent?.id} ${at} ${name}`;
    const frame = frames.get(key) ?? { id: frames.size, name, at, parent, depth: (parent?.depth ?? 0) + 1 };
    frames.set(key, frame);
    return frame;
  };
  const blank = { frame: undefined, at: -1, name: '', quote: '', until: '' } as const;
  return {
    initial: stateOf({ ...blank, mode: 'text' }),
    lost: stateOf({ ...blank, mode: 'lost' }),
    stateOf,
    frameOf,
  };
}
