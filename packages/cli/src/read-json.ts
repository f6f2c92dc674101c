import { positionAt } from '@veloway/vtl';
import { printExcerpt } from './report/excerpt.js';
import { UsageError } from './usage-error.js';

/**
 * @param what names the text in messages: "The event"
 * @param file where it came from
 * @throws UsageError with the place, where the text is no JSON
 */
export async function parseJsonFile(text: string, what: string, file: string): Promise<unknown> {
  try {
    return JSON.parse(text);
  } catch (error) {
    const { parse, printParseErrorCode } = await import('jsonc-parser');
    const errors: { error: number; offset: number; length: number }[] = [];
    parse(text, errors);
    const [first] = errors;
    if (first === undefined)
      throw new UsageError(`${what} ${file} cannot be read as JSON: ${(error as Error).message}.`);
    const { line, column } = positionAt(text, first.offset);
    const reason = sentence(printParseErrorCode(first.error));
    const excerpt = printExcerpt(text, { start: first.offset, end: first.offset + Math.max(1, first.length) });
    throw new UsageError(`${file}:${line}:${column}: ${what} is no JSON: ${reason}.\n${excerpt}`);
  }
}

/** `PropertyNameExpected` as words. */
function sentence(code: string): string {
  return code.replace(/([a-z])([A-Z])/g, (_, before: string, after: string) => `${before} ${after.toLowerCase()}`);
}
