/** Documented: what the framework makes of errors that have one of these codes in brackets. */
const CODES = ['400', '401', '403', '404', '422', '500', '502', '504'];

/** Documented: these errors have no brackets, and mean the same. */
const PATTERNS: Readonly<Record<string, string>> = {
  500: '[\\s\\S]*(Process\\s?exited\\s?before\\s?completing\\s?request|\\[500\\])[\\s\\S]*',
  504: '([\\s\\S]*\\[504\\][\\s\\S]*)|(.*Task timed out after \\d+\\.\\d+ seconds$)',
};

/** A response that the framework makes. */
export interface DefaultResponse {
  readonly statusCode: string;
  readonly selectionPattern: string | undefined;
}

export const DEFAULT_RESPONSE: DefaultResponse = { statusCode: '200', selectionPattern: undefined };

/** The responses of `integration: lambda` that has none of its own. */
export const DEFAULT_RESPONSES: readonly DefaultResponse[] = [
  DEFAULT_RESPONSE,
  ...CODES.map((statusCode) => ({ statusCode, selectionPattern: PATTERNS[statusCode] ?? bracketed(statusCode) })),
];

function bracketed(code: string): string {
  return `[\\s\\S]*\\[${code}\\][\\s\\S]*`;
}
