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
    const fault = await faultIn(text);
    if (fault === undefined) {
      throw new UsageError(`${what} ${file} cannot be read as JSON: ${(error as Error).message}.`);
    }
    if (fault === 'too deep') throw new UsageError(`${what} ${file} cannot be read as JSON: it nests too deep.`);
    const { line, column } = positionAt(text, fault.offset);
    const excerpt = printExcerpt(text, { start: fault.offset, end: fault.offset + Math.max(1, fault.length) });
    throw new UsageError(`${file}:${line}:${column}: ${what} is no JSON: ${fault.reason}.\n${excerpt}`);
  }
}

interface JsonFault {
  readonly reason: string;
  readonly offset: number;
  readonly length: number;
}

/** @returns the first thing that is wrong, if any; what looks for it calls itself for each level */
async function faultIn(text: string): Promise<JsonFault | 'too deep' | undefined> {
  const { parse, printParseErrorCode } = await import('jsonc-parser');
  const errors: { error: number; offset: number; length: number }[] = [];
  try {
    parse(text, errors);
  } catch (error) {
    if (error instanceof RangeError) return 'too deep';
    throw error;
  }
  const [first] = errors;
  return first && { ...first, reason: sentence(printParseErrorCode(first.error)) };
}

/** `PropertyNameExpected` as words. */
function sentence(code: string): string {
  return code.replace(/([a-z])([A-Z])/g, (_, before: string, after: string) => `${before} ${after.toLowerCase()}`);
}
