import type { Criterion } from './filter-grammar.js';

/** Which elements of an array a token takes. */
export type ArrayOperation = 'index' | 'indexes' | 'from' | 'to' | 'between' | 'from-end';

/** A filter, as the criteria and the operators between them. */
export type FilterExpression =
  | { readonly kind: 'criterion'; readonly criterion: Criterion }
  | { readonly kind: 'and'; readonly parts: readonly FilterExpression[] }
  | { readonly kind: 'or'; readonly left: FilterExpression; readonly right: FilterExpression };

/** One step of a path. A root may stand in the middle of a path, where it is a step to the same value. */
export type PathToken =
  | { readonly kind: 'root' }
  | { readonly kind: 'scan' }
  | { readonly kind: 'wildcard' }
  | { readonly kind: 'properties'; readonly names: readonly string[] }
  | { readonly kind: 'array'; readonly operation: ArrayOperation; readonly numbers: readonly number[] }
  | { readonly kind: 'filter'; readonly filter: FilterExpression }
  /** `[?]`, which waits for a filter from Java code that a template cannot give. */
  | { readonly kind: 'placeholder'; readonly count: number };

/** @returns whether the token leads to one value at most */
export function isDefinite(token: PathToken): boolean {
  if (token.kind === 'array') return token.operation === 'index' || token.operation === 'from-end';
  return token.kind === 'root' || token.kind === 'properties';
}

/** @returns the token as Jayway's `getPath()` writes it */
export function printToken(token: PathToken): string {
  switch (token.kind) {
    case 'root':
      return '$';
    case 'scan':
      return '..';
    case 'wildcard':
      return '[*]';
    case 'properties':
      return `[${token.names.map((name) => `'${name}'`).join(', ')}]`;
    case 'array':
      return printArray(token.operation, token.numbers);
    case 'filter':
      return '[?]';
    case 'placeholder':
      return `[${Array.from({ length: token.count }, () => '?').join(',')}]`;
  }
}

function printArray(operation: ArrayOperation, numbers: readonly number[]): string {
  const [first = 0, second = 0] = numbers;
  switch (operation) {
    case 'index':
    case 'indexes':
      return `[${numbers.join(',')}]`;
    case 'from-end':
      return `[@.size()${first}]`;
    case 'from':
      return `[${first}:]`;
    case 'to':
      return `[:${first}]`;
    case 'between':
      return `[${first}:${second}]`;
  }
}
