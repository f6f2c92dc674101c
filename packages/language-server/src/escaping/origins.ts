import type { Expression, Part, Reference } from '@veloway/vtl';
import { type Assignment, type Flow, flowOf } from '../infer/flow.js';
import { literalText } from '../infer/member-type.js';
import { reaching } from '../infer/reaching.js';
import type { TemplateView } from '../template-view.js';

/** Where the text comes from that an expression prints. */
export type OriginKind =
  /** A parameter of the request. */
  | 'parameter'
  /** A value of the payload, or of JSON that the template has parsed. */
  | 'payload'
  /** The payload as it was sent. */
  | 'body'
  /** What an authorizer found out. */
  | 'authorizer'
  /** What went wrong with the request, which quotes it. */
  | 'error'
  /** Text of which the template has undone an encoding. */
  | 'decoded'
  | 'stage-variable'
  /** Text of `$input.json(…)`, with the quotes that it needs. */
  | 'json'
  /** Text that `$util.escapeJavaScript` has escaped, and nothing else has changed. */
  | 'escaped'
  /** Text that holds nothing to escape: constants, numbers, identifiers. */
  | 'safe'
  | 'unknown';

export interface Origin {
  readonly kind: OriginKind;
  /** The reference that reads it. */
  readonly reference: Reference | undefined;
}

/** @returns all that the text of an expression may come from */
export function originsOf(view: TemplateView, expression: Expression): readonly Origin[] {
  switch (expression.kind) {
    case 'Reference':
      return ofReference(view, expression);
    case 'StringLiteral':
      return (expression.content ?? []).flatMap((child): readonly Origin[] => {
        if (child.kind === 'Reference') return ofReference(view, child);
        return child.kind === 'Text' ? [] : [UNKNOWN];
      });
    case 'Binary':
      if (expression.operator !== '+') return [SAFE];
      return [...originsOf(view, expression.left), ...originsOf(view, expression.right)];
    case 'IntegerLiteral':
    case 'FloatLiteral':
    case 'BooleanLiteral':
    case 'Not':
      return [SAFE];
    default:
      return [UNKNOWN];
  }
}

const SAFE: Origin = { kind: 'safe', reference: undefined };
const UNKNOWN: Origin = { kind: 'unknown', reference: undefined };

function ofReference(view: TemplateView, reference: Reference): readonly Origin[] {
  const { name, parts, unusual } = reference;
  if (unusual !== undefined && (unusual.backslashes > 0 || unusual.inert || unusual.bare !== undefined))
    return [UNKNOWN];
  const kind = ofRoot(name, parts);
  if (kind !== undefined) return [{ kind, reference }];
  const { assignments, complete } = reaching(flowOf(view.tree), name, reference.start);
  if (!complete || assignments.length === 0) return [UNKNOWN];
  const origins = distinct(assignments.flatMap((assignment) => ofAssignment(view, assignment)));
  return parts.length === 0 ? origins : origins.map((origin) => ({ ...origin, kind: afterParts(origin.kind, parts) }));
}

const KNOWN = new WeakMap<Flow, Map<Assignment, readonly Origin[]>>();

function ofAssignment(view: TemplateView, assignment: Assignment): readonly Origin[] {
  const flow = flowOf(view.tree);
  const known = KNOWN.get(flow) ?? knownOrigins(view, flow);
  return known.get(assignment) ?? [UNKNOWN];
}

/** A value is made of those before it, so that in the order of the text each is computed once, however many read it. */
function knownOrigins(view: TemplateView, flow: Flow): Map<Assignment, readonly Origin[]> {
  const known = new Map<Assignment, readonly Origin[]>();
  KNOWN.set(flow, known);
  const inOrder = flow.assignments.toSorted((a, b) => a.from - b.from);
  for (const one of inOrder) known.set(one, distinct(computeAssignment(view, one)));
  return known;
}

/** Of a text with more of them, nothing is said. */
const MOST_ORIGINS = 40;

/** Ways that lead to the same are one. */
function distinct(origins: readonly Origin[]): readonly Origin[] {
  const kinds = new Map<Origin['reference'], Set<OriginKind>>();
  const found = origins.filter(({ kind, reference }) => {
    const seen = kinds.get(reference) ?? new Set<OriginKind>();
    kinds.set(reference, seen);
    return !seen.has(kind) && seen.add(kind);
  });
  return found.length > MOST_ORIGINS ? [UNKNOWN] : found;
}

function computeAssignment(view: TemplateView, { node, by }: Assignment): readonly Origin[] {
  if (node.kind === 'SetDirective') return originsOf(view, node.value);
  const list = node.args[2];
  if (by !== 'foreach' || list === undefined) return [UNKNOWN];
  if (list.kind === 'RangeLiteral') return [SAFE];
  if (list.kind === 'ListLiteral') return list.items.flatMap((item) => originsOf(view, item));
  return originsOf(view, list).map((origin) => ({ ...origin, kind: elementKind(origin.kind) }));
}

/** Only the elements of the payload are like the payload. */
function elementKind(kind: OriginKind): OriginKind {
  return kind === 'payload' ? 'payload' : 'unknown';
}

function ofRoot(name: string, parts: readonly Part[]): OriginKind | undefined {
  switch (name) {
    case 'input':
      return ofInput(parts);
    case 'util':
      return ofUtil(parts);
    case 'stageVariables':
      return parts.length === 0 ? 'unknown' : afterParts('stage-variable', parts.slice(1));
    case 'context':
      return ofContext(parts);
    case 'foreach':
    case 'velocityCount':
    case 'velocityHasNext':
      return 'safe';
    default:
      return undefined;
  }
}

function ofInput([first, ...rest]: readonly Part[]): OriginKind {
  if (first === undefined || first.kind === 'Index') return 'unknown';
  if (first.kind === 'Property') return first.name === 'body' ? afterParts('body', rest) : 'unknown';
  if (first.name === 'json') return afterParts('json', rest);
  if (first.name === 'path') return afterParts('payload', rest);
  if (first.name !== 'params') return 'unknown';
  if (first.args.length === 1) return afterParts('parameter', rest);
  // The map of groups, and each group, are maps themselves.
  const isOne = rest.length >= 2 && rest.slice(0, 2).every(isMember);
  return isOne ? afterParts('parameter', rest.slice(2)) : 'unknown';
}

const UTIL_KINDS: Readonly<Record<string, OriginKind>> = {
  escapeJavaScript: 'escaped',
  parseJson: 'payload',
  urlDecode: 'decoded',
  base64Decode: 'decoded',
  urlEncode: 'safe',
  base64Encode: 'safe',
};

function ofUtil([first, ...rest]: readonly Part[]): OriginKind {
  if (first?.kind !== 'Method' || !Object.hasOwn(UTIL_KINDS, first.name)) return 'unknown';
  return afterParts(UTIL_KINDS[first.name] ?? 'unknown', rest);
}

/** Members of `$context.error` that quote what the client sent. */
const QUOTING: ReadonlySet<string> = new Set(['message', 'validationErrorString']);

function ofContext([first, second, ...rest]: readonly Part[]): OriginKind {
  const [group, name] = [first, second].map((part) => (part === undefined ? undefined : nameOf(part)));
  if (group === 'authorizer' && second !== undefined) return ofAuthorizer(name, rest);
  if (group === 'error') {
    // Whether quotes around its own are dropped, as an example of AWS has it, nobody has recorded.
    if (name === 'messageString') return 'unknown';
    return name !== undefined && QUOTING.has(name) ? afterParts('error', rest) : 'safe';
  }
  if (group === 'requestOverride' || group === 'responseOverride') return 'unknown';
  return group === 'identity' && name === 'userAgent' ? afterParts('parameter', rest) : 'safe';
}

/** Claims that are identifiers, addresses or times by the standards that name them. */
const PLAIN_CLAIMS: ReadonlySet<string> = new Set([
  ...['sub', 'iss', 'aud', 'exp', 'iat', 'nbf', 'jti', 'auth_time', 'token_use', 'event_id', 'client_id'],
  ...['email_verified', 'phone_number', 'phone_number_verified'],
]);

function ofAuthorizer(name: string | undefined, rest: readonly Part[]): OriginKind {
  const [claim] = rest;
  const isPlain = name === 'claims' && claim !== undefined && PLAIN_CLAIMS.has(nameOf(claim) ?? '');
  return isPlain ? 'safe' : afterParts('authorizer', rest);
}

/** Methods of text whose result is as free as the text. */
const KEEPING: ReadonlySet<string> = new Set(['toString', 'trim', 'toLowerCase', 'toUpperCase', 'substring', 'concat']);
const COUNTING: ReadonlySet<string> = new Set([
  'size',
  'length',
  'indexOf',
  'lastIndexOf',
  'isEmpty',
  'contains',
  'equals',
]);

/** @returns what comes of text by properties and methods */
function afterParts(kind: OriginKind, parts: readonly Part[]): OriginKind {
  return parts.reduce((before: OriginKind, part) => afterPart(before, part), kind);
}

function afterPart(kind: OriginKind, part: Part): OriginKind {
  if (kind === 'payload' && isMember(part)) return 'payload';
  if (kind === 'authorizer' && isMember(part)) return 'authorizer';
  if (part.kind !== 'Method') return 'unknown';
  if (COUNTING.has(part.name)) return 'safe';
  const isText = kind !== 'json' && kind !== 'escaped';
  return KEEPING.has(part.name) && (isText || part.name === 'toString') ? kind : 'unknown';
}

function isMember(part: Part): boolean {
  return part.kind !== 'Method' || part.name === 'get';
}

function nameOf(part: Part): string | undefined {
  if (part.kind === 'Property') return part.name;
  return literalText(part.kind === 'Index' ? part.index : part.name === 'get' ? part.args[0] : undefined);
}
