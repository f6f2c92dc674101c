import {
  type Binary,
  childrenOf,
  type Expression,
  type Method,
  type Node,
  type Range,
  type Reference,
} from '@veloway/vtl';

/** A piece of what stands between the parentheses of a directive or a call; between two of them are blanks at most. */
export interface HeadToken extends Range {
  readonly role: 'open' | 'close' | 'comma' | 'colon' | 'dots' | 'not' | 'operator' | 'value';
  /** Whether no blank can stand before it. */
  readonly glued: boolean;
}

/** @returns the tokens of a stretch of nodes and what is between them; undefined where something else is there */
export function headTokens(text: string, { start, end }: Range, nodes: readonly Node[]): HeadToken[] | undefined {
  const tokens: HeadToken[] = [];
  let at = start;
  for (const node of nodes) {
    if (!addGap(text, at, node.start, tokens) || !addNode(text, node, tokens)) return undefined;
    at = node.end;
  }
  return addGap(text, at, end, tokens) ? tokens : undefined;
}

/** @returns the tokens of a reference as it stands in the text; undefined where it has none that blanks could divide */
export function referenceTokens(text: string, node: Reference): HeadToken[] | undefined {
  const tokens: HeadToken[] = [];
  return addReference(text, node, tokens) ? tokens : undefined;
}

const PUNCTUATION = /[ \t\r\n]+|\.\.|&&|\|\||[=!<>]=|[=<>!+\-*/%(),:[\]{}]|\b(?:and|or|not|eq|ne|lt|le|gt|ge)\b/y;

const ROLES: ReadonlyMap<string, HeadToken['role']> = new Map([
  ...['(', '[', '{'].map((open) => [open, 'open'] as const),
  ...[')', ']', '}'].map((close) => [close, 'close'] as const),
  ...([
    [',', 'comma'],
    [':', 'colon'],
    ['..', 'dots'],
    ['!', 'not'],
  ] as const),
]);

/** What stands between two nodes is punctuation. */
function addGap(text: string, start: number, end: number, tokens: HeadToken[]): boolean {
  for (let at = start; at < end; ) {
    PUNCTUATION.lastIndex = at;
    const found = PUNCTUATION.exec(text)?.[0];
    if (found === undefined || at + found.length > end) return false;
    if (found.trim() !== '') tokens.push(token(at, at + found.length, ROLES.get(found) ?? 'operator'));
    at += found.length;
  }
  return true;
}

function token(start: number, end: number, role: HeadToken['role'] = 'value', glued = false): HeadToken {
  return { start, end, role, glued };
}

function addNode(text: string, node: Node, tokens: HeadToken[]): boolean {
  switch (node.kind) {
    case 'Reference':
      return addReference(text, node, tokens);
    case 'Binary':
      if (!isPrintedByPlus(node)) return addInside(text, node, tokens);
      tokens.push(token(node.start, node.end));
      return true;
    case 'ListLiteral':
    case 'RangeLiteral':
    case 'MapLiteral':
    case 'MapEntry':
    case 'Not':
      return addInside(text, node, tokens);
    default:
      tokens.push(token(node.start, node.end));
      return true;
  }
}

function addInside(text: string, node: Node, tokens: HeadToken[]): boolean {
  const inside = headTokens(text, node, childrenOf(node));
  for (const one of inside ?? []) tokens.push(one);
  return inside !== undefined;
}

/** What is written with backslashes may be printed as it is written. */
function addReference(text: string, node: Reference, tokens: HeadToken[]): boolean {
  const [first] = node.parts;
  if (first === undefined || node.unusual !== undefined || !isGapless(node)) {
    tokens.push(token(node.start, node.end));
    return true;
  }
  tokens.push(token(node.start, first.start));
  for (const part of node.parts) {
    if (part.kind === 'Property') tokens.push(token(part.start, part.end, 'value', true));
    else if (!addBrackets(text, part.kind === 'Index' ? [part.index] : part.args, part, tokens)) return false;
  }
  const last = node.parts.at(-1)?.end ?? node.end;
  if (last < node.end) tokens.push(token(last, node.end, 'value', true));
  return true;
}

/** Characters that begin nothing may stand between the parts of a reference. */
function isGapless({ parts }: Reference): boolean {
  return parts.every((part, index) => index === 0 || parts[index - 1]?.end === part.start);
}

function addBrackets(
  text: string,
  args: readonly Expression[],
  part: Extract<Reference['parts'][number], { kind: 'Method' | 'Index' }>,
  tokens: HeadToken[],
): boolean {
  const open = part.start + (part.kind === 'Method' ? nameLength(part) : 0);
  if (open > part.start) tokens.push(token(part.start, open, 'value', true));
  const inside = headTokens(text, { start: open, end: part.end }, args);
  const [bracket, ...rest] = inside ?? [];
  if (bracket?.role !== 'open' || bracket.start !== open) return false;
  tokens.push({ ...bracket, glued: true }, ...rest);
  return true;
}

function nameLength({ name }: Method): number {
  return name.length + 1;
}

/** `+` joins an operand that has no value as it is written, blanks and all. */
function isPrintedByPlus({ operator, left, right }: Binary): boolean {
  return operator === '+' && !(hasValue(left) && hasValue(right));
}

/** @returns whether an expression surely has a value, in API Gateway, which reads a reference to nothing as `""` */
function hasValue(node: Expression): boolean {
  if (node.kind !== 'Binary') return node.kind !== 'RangeLiteral' && node.kind !== 'Missing';
  if (!/^[-+*/%]$/.test(node.operator)) return true;
  return node.operator === '+' && (isText(node.left) || isText(node.right));
}

function isText(node: Expression): boolean {
  return (
    node.kind === 'StringLiteral' ||
    (node.kind === 'Binary' && node.operator === '+' && (isText(node.left) || isText(node.right)))
  );
}
