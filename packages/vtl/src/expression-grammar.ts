import { EmbeddedActionsParser, type IOrAlt, type IToken, type ParserMethod } from 'chevrotain';
import type * as Ast from './ast.js';
import { binaryTree, type Operation } from './precedence.js';
import * as nodes from './token-nodes.js';
import * as T from './tokens.js';

const OPERATORS = [
  ...[T.Or, T.And, T.Equals, T.NotEquals, T.Less, T.LessOrEqual, T.Greater, T.GreaterOrEqual],
  ...[T.Plus, T.Minus, T.Multiply, T.Divide, T.Modulus],
];

/** What the grammar finds and chevrotain does not know to be wrong. */
export interface Finding {
  readonly about:
    | 'missing-end'
    | 'stray'
    | 'stray-end'
    | 'stray-else'
    | 'late-else'
    | 'unclosed-reference'
    | 'range-bound';
  readonly token: IToken;
}

/** What most references have for parts. */
const NO_PARTS: readonly Ast.Part[] = [];

export type Rule<R> = ParserMethod<[], R>;
export type Alternatives<R> = IOrAlt<R>[];

/** The grammar of what stands between parentheses: expressions and references. */
export abstract class ExpressionGrammar extends EmbeddedActionsParser {
  findings: Finding[] = [];
  /** The strings that may render something, and need a second look. */
  strings: Ast.StringLiteral[] = [];
  protected source: nodes.TokenSource = { text: '', tokens: [] };

  protected readonly expression: Rule<Ast.Expression>;
  protected readonly value: Rule<Ast.Expression>;
  protected readonly reference: Rule<Ast.Reference | Ast.Missing>;
  private readonly operand: Rule<Ast.Expression>;
  private readonly list: Rule<Ast.Expression>;
  private readonly map: Rule<Ast.Expression>;

  private parts: Alternatives<Ast.Part> | undefined;
  private values: Alternatives<Ast.Expression> | undefined;
  private operands: Alternatives<Ast.Expression> | undefined;
  private operators: Alternatives<IToken> | undefined;

  constructor() {
    super([...T.TOKEN_TYPES], { recoveryEnabled: true, maxLookahead: 1, skipValidations: true });
    const missing = { recoveryValueFunc: () => this.missing() };
    this.reference = this.RULE('reference', () => this.parseReference(), missing);
    this.value = this.RULE('value', () => this.OR((this.values ??= this.valueAlternatives())), missing);
    this.operand = this.RULE('operand', () => this.OR((this.operands ??= this.operandAlternatives())), missing);
    this.list = this.RULE('list', () => this.parseList(), missing);
    this.map = this.RULE('map', () => this.parseMap(), missing);
    this.expression = this.RULE('expression', () => this.parseExpression(), missing);
  }

  private parseExpression(): Ast.Expression {
    const first = this.SUBRULE(this.operand);
    let rest: Operation[] | undefined;
    this.MANY(() => {
      const operator = this.OR((this.operators ??= OPERATORS.map((type) => ({ ALT: () => this.CONSUME(type) }))));
      const operand = this.SUBRULE2(this.operand);
      rest ??= [];
      this.ACTION(() => rest?.push({ operator: operator.tokenType.LABEL as Ast.BinaryOperator, operand }));
    });
    return rest === undefined ? first : binaryTree(first, rest);
  }

  private operandAlternatives(): Alternatives<Ast.Expression> {
    return [
      { ALT: () => this.SUBRULE(this.value) },
      {
        ALT: () => {
          const not = this.CONSUME(T.Not);
          const operand = this.SUBRULE(this.operand);
          return { kind: 'Not', start: not.startOffset, end: this.lastEnd(), operand };
        },
      },
      {
        ALT: () => {
          this.CONSUME(T.LParen);
          const inner = this.SUBRULE(this.expression);
          this.CONSUME(T.RParen);
          return inner;
        },
      },
    ];
  }

  private valueAlternatives(): Alternatives<Ast.Expression> {
    return [
      { ALT: () => this.SUBRULE(this.reference) },
      { ALT: () => this.parseString() },
      { ALT: () => nodes.numberLiteral('IntegerLiteral', this.CONSUME(T.IntegerLiteral)) },
      { ALT: () => nodes.numberLiteral('FloatLiteral', this.CONSUME(T.FloatLiteral)) },
      { ALT: () => nodes.booleanLiteral(true, this.CONSUME(T.True)) },
      { ALT: () => nodes.booleanLiteral(false, this.CONSUME(T.False)) },
      { ALT: () => this.SUBRULE(this.list) },
      { ALT: () => this.SUBRULE(this.map) },
    ];
  }

  private parseString(): Ast.StringLiteral {
    const token = this.CONSUME(T.StringLiteral);
    const node = nodes.stringLiteral(token);
    this.ACTION(() => {
      if (node.quote === '"' && /[$#\\]/.test(token.image)) this.strings.push(node);
    });
    return node;
  }

  private parseList(): Ast.Expression {
    const open = this.CONSUME(T.LBracket);
    const items: Ast.Expression[] = [];
    let to: Ast.Expression | undefined;
    this.OPTION(() => {
      items.push(this.SUBRULE(this.value));
      this.OPTION2(() => {
        const dots = this.CONSUME(T.DoubleDot);
        to = this.SUBRULE2(this.value);
        if (!isRangeBound(items[0]) || !isRangeBound(to)) this.find('range-bound', dots);
      });
      this.MANY(() => {
        const comma = this.CONSUME(T.Comma);
        items.push(this.SUBRULE3(this.value));
        if (to !== undefined) this.find('stray', comma);
      });
    });
    this.CONSUME(T.RBracket);
    const range = { start: open.startOffset, end: this.lastEnd() };
    if (to !== undefined) return { kind: 'RangeLiteral', ...range, from: items[0] ?? to, to };
    return { kind: 'ListLiteral', ...range, items };
  }

  private parseMap(): Ast.Expression {
    const open = this.CONSUME(T.LCurly);
    const entries: Ast.MapEntry[] = [];
    this.MANY_SEP({
      SEP: T.Comma,
      DEF: () => {
        const key = this.SUBRULE(this.value);
        this.CONSUME(T.Colon);
        const value = this.SUBRULE2(this.value);
        entries.push({ kind: 'MapEntry', start: key.start, end: value.end, key, value });
      },
    });
    this.OR([{ ALT: () => this.CONSUME(T.RCurly) }, { ALT: () => this.CONSUME(T.FormalClose) }]);
    return { kind: 'MapLiteral', start: open.startOffset, end: this.lastEnd(), entries };
  }

  private parseReference(): Ast.Reference | Ast.Missing {
    let open: IToken | undefined;
    this.OPTION(() => {
      open = this.CONSUME(T.FormalOpen);
    });
    const name = this.CONSUME(T.ReferenceName);
    let parts: readonly Ast.Part[] = NO_PARTS;
    this.MANY(() => {
      parts = appended(parts, this.OR((this.parts ??= this.partAlternatives())));
    });
    let closed = open === undefined;
    this.OPTION2({
      GATE: () => !closed,
      DEF: () => {
        this.CONSUME(T.FormalClose);
        closed = true;
      },
    });
    if (!closed) this.find('unclosed-reference', open ?? name);
    return nodes.reference(this.source, open, name, parts, this.lastEnd());
  }

  private partAlternatives(): Alternatives<Ast.Part> {
    return [
      { ALT: () => this.parseProperty() },
      {
        ALT: () => {
          const open = this.CONSUME(T.IndexOpen);
          const index = this.SUBRULE(this.value);
          this.CONSUME(T.IndexClose);
          return { kind: 'Index', start: open.startOffset, end: this.lastEnd(), index };
        },
      },
    ];
  }

  private parseProperty(): Ast.Part {
    const token = this.CONSUME(T.Property);
    let args: readonly Ast.Expression[] | undefined;
    this.OPTION3(() => {
      this.CONSUME(T.CallOpen);
      let list: readonly Ast.Expression[] = [];
      this.MANY_SEP({ SEP: T.Comma, DEF: () => (list = appended(list, this.SUBRULE2(this.value))) });
      this.CONSUME(T.CallClose);
      args = list;
    });
    const name = token.image.slice(1);
    if (args === undefined) return { kind: 'Property', start: token.startOffset, end: nodes.endOf(token), name };
    return { kind: 'Method', start: token.startOffset, end: this.lastEnd(), name, args };
  }

  protected missing(): Ast.Missing {
    const at = this.lastEnd();
    return { kind: 'Missing', start: at, end: at };
  }

  /** The offset after the last token consumed. */
  protected lastEnd(): number {
    const last = this.LA(0);
    return Number.isNaN(last?.endOffset ?? Number.NaN) ? 0 : nodes.endOf(last);
  }

  protected find(about: Finding['about'], token: IToken): void {
    if (!this.RECORDING_PHASE) this.findings.push({ about, token });
  }
}

function isRangeBound(expression: Ast.Expression | undefined): boolean {
  return expression?.kind === 'Reference' || expression?.kind === 'IntegerLiteral' || expression?.kind === 'Missing';
}

/** A list that is no longer than it needs to be: one that grows by `push` holds room for 17, and a tree has many. */
function appended<Item>(items: readonly Item[], item: Item): readonly Item[] {
  return items.length === 0 ? [item] : [...items, item];
}
