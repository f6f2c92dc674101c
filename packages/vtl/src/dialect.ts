/** Which Velocity a template is for: what differs between the two, as data. */
export interface Dialect {
  readonly name: 'velocity-1.7' | 'api-gateway';
  /** What a reference that resolves to nothing has for a value: nothing, and it prints as it is written, or `""`. */
  readonly invalidReference: 'nothing' | 'empty';
  /** Whether the macros that a template defines can be called; where not, a call prints as it is written. */
  readonly inlineMacros: boolean;
  /** The directives that exist, besides `#set`, `#if`, `#elseif`, `#else` and `#end`. */
  readonly directives: ReadonlySet<string>;
}

const DIRECTIVES = ['foreach', 'define', 'macro', 'literal', 'include', 'parse', 'stop', 'break'] as const;

/** Apache Velocity 1.7 with its default properties. */
export const VELOCITY_1_7: Dialect = {
  name: 'velocity-1.7',
  invalidReference: 'nothing',
  inlineMacros: true,
  directives: new Set([...DIRECTIVES, 'evaluate']),
};

/** Amazon API Gateway, as recorded: an invalid reference is `""` wherever it is read; no macros and no `#evaluate`. */
export const API_GATEWAY: Dialect = {
  name: 'api-gateway',
  invalidReference: 'empty',
  inlineMacros: false,
  directives: new Set(DIRECTIVES),
};

export const DIALECTS: Readonly<Record<Dialect['name'], Dialect>> = {
  'velocity-1.7': VELOCITY_1_7,
  'api-gateway': API_GATEWAY,
};
