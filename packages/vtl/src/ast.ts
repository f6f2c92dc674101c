import type { Range, Source } from './source.js';

/** A whole template. Every offset in the tree counts UTF-16 units of `source.text`. */
export interface Template extends Range {
  readonly kind: 'Template';
  readonly source: Source;
  readonly children: readonly Statement[];
}

export type Statement =
  | Text
  | Comment
  | TextBlock
  | Escape
  | EscapedDirective
  | Reference
  | SetDirective
  | IfDirective
  | Directive
  | Invalid;

export type Expression =
  | Reference
  | StringLiteral
  | IntegerLiteral
  | FloatLiteral
  | BooleanLiteral
  | ListLiteral
  | RangeLiteral
  | MapLiteral
  | Binary
  | Not
  | Word
  | Missing;

export type Part = Property | Method | Index;

export type Node = Template | Statement | Expression | Part | Branch | Block | MapEntry;

/** What is printed as it stands. */
export interface Text extends Range {
  readonly kind: 'Text';
  /** What is printed: the text itself, after any `$` or `#` before it that begins nothing. */
  readonly text: string;
}

/** `## to the end of the line` or `#* … *#`. */
export interface Comment extends Range {
  readonly kind: 'Comment';
  /** What Velocity prints nevertheless: a `$` that directly precedes the comment. */
  readonly text: string;
}

/** `#[[ … ]]#`. */
export interface TextBlock extends Range {
  readonly kind: 'TextBlock';
  readonly text: string;
}

/** Pairs of backslashes. */
export interface Escape extends Range {
  readonly kind: 'Escape';
  readonly count: number;
  /** Whether `#if`, `#elseif`, `#else` or `#end` follows. */
  readonly beforeControl: boolean;
  /** The token that follows, without its first character: before a directive, its name. */
  readonly next: string;
}

/** `\#name`, with any number of pairs of backslashes before it. */
export interface EscapedDirective extends Range {
  readonly kind: 'EscapedDirective';
  readonly raw: string;
  readonly name: string;
}

export interface Reference extends Range {
  readonly kind: 'Reference';
  /** The variable's name. */
  readonly name: string;
  readonly nameStart: number;
  readonly quiet: boolean;
  readonly formal: boolean;
  /** What Velocity makes of a reference that is not simply written as `$name`; most are. */
  readonly unusual: UnusualReference | undefined;
  readonly parts: readonly Part[];
}

export interface UnusualReference {
  /** How many backslashes precede it. */
  readonly backslashes: number;
  /** What precedes the `$` in the same token, and is printed: further `$`, a `#`. */
  readonly prefix: string;
  /** What Velocity 1.7 prints where the reference has no value. */
  readonly literal: string;
  /** Set where Velocity reads a name without `$` as a reference, which prints as this text and has no value. */
  readonly bare: string | undefined;
  /** `$\\!name`, which Velocity prints and never computes. */
  readonly inert: boolean;
}

export interface Property extends Range {
  readonly kind: 'Property';
  readonly name: string;
}

export interface Method extends Range {
  readonly kind: 'Method';
  readonly name: string;
  readonly args: readonly Expression[];
}

export interface Index extends Range {
  readonly kind: 'Index';
  readonly index: Expression;
}

export interface SetDirective extends Range {
  readonly kind: 'SetDirective';
  readonly target: Reference | Missing;
  readonly value: Expression;
}

export interface IfDirective extends Range {
  readonly kind: 'IfDirective';
  /** The `#if` and its `#elseif`s. */
  readonly branches: readonly Branch[];
  readonly otherwise: Block | undefined;
  readonly closed: boolean;
}

export interface Branch extends Range {
  readonly kind: 'Branch';
  readonly condition: Expression;
  readonly body: Block;
}

export interface Block extends Range {
  readonly kind: 'Block';
  readonly children: readonly Statement[];
}

/** Every directive but `#set` and `#if`: Velocity's own, a macro's call, or what only looks like one. */
export interface Directive extends Range {
  readonly kind: 'Directive';
  readonly name: string;
  readonly nameStart: number;
  readonly hasParentheses: boolean;
  readonly args: readonly Expression[];
  readonly body: Block | undefined;
  readonly closed: boolean;
  /** What is printed where no such directive or macro exists. */
  readonly literal: string;
}

/** What Velocity refuses where it stands. */
export interface Invalid extends Range {
  readonly kind: 'Invalid';
}

export interface StringLiteral extends Range {
  readonly kind: 'StringLiteral';
  readonly quote: '"' | "'";
  /** The characters that the literal stands for. */
  readonly value: string;
  /** What a double-quoted literal renders, where it holds a `$` or a `#`. */
  readonly content: readonly Statement[] | undefined;
  /** Whether `content` ends in a blank that Velocity put there to parse it. */
  readonly padded: boolean;
}

export interface IntegerLiteral extends Range {
  readonly kind: 'IntegerLiteral';
  readonly text: string;
}

export interface FloatLiteral extends Range {
  readonly kind: 'FloatLiteral';
  readonly text: string;
}

export interface BooleanLiteral extends Range {
  readonly kind: 'BooleanLiteral';
  readonly value: boolean;
}

export interface ListLiteral extends Range {
  readonly kind: 'ListLiteral';
  readonly items: readonly Expression[];
}

export interface RangeLiteral extends Range {
  readonly kind: 'RangeLiteral';
  readonly from: Expression;
  readonly to: Expression;
}

export interface MapLiteral extends Range {
  readonly kind: 'MapLiteral';
  readonly entries: readonly MapEntry[];
}

export interface MapEntry extends Range {
  readonly kind: 'MapEntry';
  readonly key: Expression;
  readonly value: Expression;
}

export type BinaryOperator = '||' | '&&' | '==' | '!=' | '<' | '<=' | '>' | '>=' | '+' | '-' | '*' | '/' | '%';

export interface Binary extends Range {
  readonly kind: 'Binary';
  readonly operator: BinaryOperator;
  readonly left: Expression;
  readonly right: Expression;
}

export interface Not extends Range {
  readonly kind: 'Not';
  readonly operand: Expression;
}

/** A bare word between a directive's parentheses. */
export interface Word extends Range {
  readonly kind: 'Word';
  readonly text: string;
}

/** Where an expression should be and none is. */
export interface Missing extends Range {
  readonly kind: 'Missing';
}
