import type { IToken, TokenType } from 'chevrotain';
import type * as Ast from './ast.js';
import { isBlockDirective } from './block-directives.js';
import { type Alternatives, ExpressionGrammar, type Rule } from './expression-grammar.js';
import * as nodes from './token-nodes.js';
import * as T from './tokens.js';

/** Tokens that are text wherever a statement is expected. */
const TEXTUAL = [T.LParen, T.RParen, T.FormalClose, T.StringLiteral, T.IntegerLiteral, T.FloatLiteral];

/** Tokens that Velocity accepts nowhere outside of parentheses; a tree keeps them as `Invalid`. */
const STRAY = [
  ...[T.Word, T.Property, T.CallOpen, T.CallClose, T.IndexOpen, T.IndexClose, T.LBracket, T.RBracket, T.LCurly],
  ...[T.RCurly, T.Comma, T.Colon, T.DoubleDot, T.Assign, T.True, T.False, T.Or, T.And, T.Equals, T.NotEquals],
  ...[T.Less, T.LessOrEqual, T.Greater, T.GreaterOrEqual, T.Plus, T.Minus, T.Multiply, T.Divide, T.Modulus],
  ...[T.Not, T.Blank, T.Invalid],
];

/**
 * The grammar of Velocity 1.7 over the lexer's tokens. It is wider than Velocity's: any token may be a statement and
 * any `#end` may be missing, which {@link findings} tells. What is wrong between parentheses goes to chevrotain's own
 * recovery and into its `errors`.
 */
export class Grammar extends ExpressionGrammar {
  /** The directives, which need a second look. */
  directives: Ast.Directive[] = [];

  readonly template: Rule<Ast.Statement[]>;
  private readonly block: Rule<Ast.Block>;
  private readonly conditional: Rule<Ast.IfDirective | Ast.Missing>;
  private readonly set: Rule<Ast.SetDirective | Ast.Missing>;
  private readonly directive: Rule<Ast.Directive | Ast.Missing>;
  private readonly header: Rule<Ast.Expression>;
  private readonly args: Rule<Ast.Expression[]>;

  private abandoned: Ast.Statement[] = [];
  private statements: Alternatives<Ast.Statement | Ast.Missing> | undefined;
  private strays: Alternatives<void> | undefined;
  private late: Alternatives<void> | undefined;

  constructor() {
    super();
    const missing = { recoveryValueFunc: () => this.missing() };
    this.header = this.RULE('header', () => this.parseHeader(), missing);
    this.args = this.RULE('args', () => this.parseArgs(), { recoveryValueFunc: () => [] });
    this.set = this.RULE('set', () => this.parseSet(), missing);
    this.conditional = this.RULE('conditional', () => this.parseConditional(), missing);
    this.directive = this.RULE('directive', () => this.parseDirective(), missing);
    this.block = this.RULE('block', () => this.parseBlock(), { recoveryValueFunc: () => this.abandonedBlock() });
    this.template = this.RULE('template', () => this.parseTemplate());
    this.performSelfAnalysis();
  }

  /** Sets what the next call of {@link template} is about. */
  begin(text: string, tokens: T.VtlToken[]): void {
    this.findings = [];
    this.strings = [];
    this.directives = [];
    this.source = { text, tokens };
    this.input = tokens;
  }

  // --- statements ---------------------------------------------------------------------------------------------

  private parseTemplate(): Ast.Statement[] {
    const children: Ast.Statement[] = [];
    this.addAll(children, this.SUBRULE(this.block));
    this.MANY(() => {
      const start = this.LA(1);
      this.OR(
        (this.strays ??= [
          { ALT: () => this.find('stray-end', this.CONSUME(T.End)) },
          { ALT: () => this.find('stray-else', this.CONSUME(T.Else)) },
          {
            ALT: () => {
              this.find('stray-else', this.CONSUME(T.ElseIf));
              this.SUBRULE(this.header);
            },
          },
        ]),
      );
      children.push({ kind: 'Invalid', start: start.startOffset, end: this.lastEnd() });
      this.addAll(children, this.SUBRULE2(this.block));
    });
    return children;
  }

  private addAll(children: Ast.Statement[], block: Ast.Block): void {
    this.ACTION(() => {
      for (const child of block.children) children.push(child);
    });
  }

  private parseBlock(): Ast.Block {
    const children: Ast.Statement[] = [];
    const start = this.LA(1).startOffset;
    this.statements ??= this.statementAlternatives();
    const { statements } = this;
    this.abandoned = children;
    try {
      this.MANY(() => {
        const from = this.LA(1).startOffset;
        children.push(this.whole(this.OR(statements), from));
      });
    } catch (error) {
      this.abandoned = children;
      throw error;
    }
    const from = children.length === 0 ? this.lastEnd() : start;
    // A copy holds no room to grow.
    return { kind: 'Block', start: from, end: this.lastEnd(), children: children.slice() };
  }

  /** What was read of the block that recovery gives up. */
  private abandonedBlock(): Ast.Block {
    const end = this.lastEnd();
    return { kind: 'Block', start: this.abandoned[0]?.start ?? end, end, children: this.abandoned };
  }

  /** Recovery may leave a statement out, or end it at a token that is not there: then its stretch is invalid. */
  private whole(statement: Ast.Statement | Ast.Missing | undefined, start: number): Ast.Statement {
    if (statement !== undefined && statement.kind !== 'Missing') return statement;
    return { kind: 'Invalid', start, end: this.lastEnd() };
  }

  private statementAlternatives(): Alternatives<Ast.Statement | Ast.Missing> {
    return [
      { ALT: () => nodes.text(this.CONSUME(T.Text)) },
      { ALT: () => this.SUBRULE(this.reference) },
      { ALT: () => this.SUBRULE(this.set) },
      { ALT: () => this.SUBRULE(this.conditional) },
      { ALT: () => this.SUBRULE(this.directive) },
      { ALT: () => nodes.comment(this.CONSUME(T.Comment)) },
      { ALT: () => nodes.textBlock(this.CONSUME(T.TextBlock)) },
      { ALT: () => nodes.escapedDirective(this.CONSUME(T.EscapedDirective)) },
      { ALT: () => this.parseEscape() },
      ...TEXTUAL.map((type) => ({ ALT: () => nodes.text(this.CONSUME(type)) })),
      ...STRAY.map((type) => ({ ALT: () => this.parseStray(type) })),
    ];
  }

  private parseStray(type: TokenType): Ast.Invalid {
    const token = this.CONSUME(type);
    this.find('stray', token);
    return { kind: 'Invalid', start: token.startOffset, end: nodes.endOf(token) };
  }

  private parseEscape(): Ast.Escape {
    const start = this.LA(1).startOffset;
    let count = 0;
    this.AT_LEAST_ONE(() => {
      this.CONSUME(T.DoubleEscape);
      count++;
    });
    return nodes.escapeNode(start, count, this.LA(1));
  }

  private parseSet(): Ast.SetDirective | Ast.Missing {
    const open = this.CONSUME(T.SetOpen);
    const target = this.SUBRULE(this.reference);
    this.CONSUME(T.Assign);
    const value = this.SUBRULE(this.expression);
    this.CONSUME(T.RParen);
    return { kind: 'SetDirective', start: open.startOffset, end: this.lastEnd(), target, value };
  }

  private parseConditional(): Ast.IfDirective | Ast.Missing {
    const open = this.CONSUME(T.If);
    const branches = [this.branch(open, this.SUBRULE(this.header), this.SUBRULE(this.block))];
    this.MANY(() => {
      const next = this.CONSUME(T.ElseIf);
      branches.push(this.branch(next, this.SUBRULE2(this.header), this.SUBRULE2(this.block)));
    });
    let otherwise: Ast.Block | undefined;
    this.OPTION(() => {
      this.CONSUME(T.Else);
      otherwise = this.parseLateBranches(this.SUBRULE3(this.block));
    });
    const closed = this.parseEnd(open);
    return { kind: 'IfDirective', start: open.startOffset, end: this.lastEnd(), branches, otherwise, closed };
  }

  /** What stands behind an `#else` by mistake is read as a part of it: the `#end` that follows is still that of its `#if`. */
  private parseLateBranches(otherwise: Ast.Block): Ast.Block {
    const children: Ast.Statement[] = [];
    this.MANY2(() => {
      const start = this.LA(1);
      this.OR2(
        (this.late ??= [
          { ALT: () => this.find('late-else', this.CONSUME2(T.Else)) },
          {
            ALT: () => {
              this.find('late-else', this.CONSUME2(T.ElseIf));
              this.SUBRULE4(this.header);
            },
          },
        ]),
      );
      children.push({ kind: 'Invalid', start: start.startOffset, end: this.lastEnd() });
      this.addAll(children, this.SUBRULE4(this.block));
    });
    if (this.RECORDING_PHASE || children.length === 0) return otherwise;
    return { ...otherwise, end: this.lastEnd(), children: [...otherwise.children, ...children] };
  }

  private branch(open: IToken, condition: Ast.Expression, body: Ast.Block): Ast.Branch {
    return { kind: 'Branch', start: open.startOffset, end: this.lastEnd(), condition, body };
  }

  private parseEnd(open: IToken): boolean {
    let closed = false;
    this.OPTION9(() => {
      this.CONSUME9(T.End);
      closed = true;
    });
    if (!closed) this.find('missing-end', open);
    return closed;
  }

  private parseHeader(): Ast.Expression {
    this.CONSUME(T.LParen);
    const condition = this.SUBRULE(this.expression);
    this.CONSUME(T.RParen);
    return condition;
  }

  private parseDirective(): Ast.Directive | Ast.Missing {
    const node = this.OR([
      { ALT: () => nodes.bareDirective(this.CONSUME(T.DirectiveName)) },
      { ALT: () => this.parseDirectiveCall() },
    ]);
    this.directives.push(node);
    return node;
  }

  private parseDirectiveCall(): Ast.Directive {
    const open = this.CONSUME(T.DirectiveCall);
    const args = this.SUBRULE(this.args);
    const name = nodes.directiveName(open.image);
    const hasBody = isBlockDirective(name);
    let body: Ast.Block | undefined;
    let closed = true;
    this.OPTION({
      GATE: () => hasBody,
      DEF: () => {
        body = this.SUBRULE(this.block);
        closed = this.parseEnd(open);
      },
    });
    if (hasBody && body === undefined) {
      closed = false;
      this.find('missing-end', open);
    }
    return this.ACTION(() => nodes.directive(this.source, open, this.lastEnd(), { name, args, body, closed }));
  }

  private parseArgs(): Ast.Expression[] {
    const args: Ast.Expression[] = [];
    this.CONSUME(T.LParen);
    this.MANY(() => {
      this.OPTION(() => this.CONSUME(T.Comma));
      args.push(this.OR([{ ALT: () => this.SUBRULE(this.value) }, { ALT: () => nodes.word(this.CONSUME(T.Word)) }]));
    });
    this.CONSUME(T.RParen);
    return args;
  }
}
