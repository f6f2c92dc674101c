/** What vitest and jest alike give to a matcher as its `this`; neither need be installed for the other's sake. */
export interface MatcherContext {
  readonly isNot?: boolean;
  readonly promise?: string;
  readonly customTesters?: unknown[];
  readonly utils: MatcherUtilities;
  equals(a: unknown, b: unknown, customTesters?: unknown[]): boolean;
}

interface MatcherUtilities {
  matcherHint(name: string, received?: string, expected?: string, options?: HintOptions): string;
  /** @returns nothing where a comparison line by line would not help */
  diff(expected: unknown, received: unknown): string | null | undefined;
  printExpected(value: unknown): string;
  printReceived(value: unknown): string;
}

interface HintOptions {
  isNot?: boolean;
  promise?: string;
}

export interface MatcherResult {
  readonly pass: boolean;
  readonly message: () => string;
}

/** @returns whether two values are equal as `toEqual` means it, asymmetric matchers included */
export function isEqual(context: MatcherContext, received: unknown, expected: unknown): boolean {
  return context.equals(received, expected, context.customTesters ?? []);
}
