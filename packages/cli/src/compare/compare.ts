import { compareText } from './compare-text.js';
import { type Comparison, type ComparisonMode, EQUAL } from './comparison.js';
import { checkIgnoredPath } from './ignored-path.js';

export interface CompareOptions {
  /** JSONPaths of the values that may be any; only JSON has them. */
  readonly ignore?: readonly string[];
}

/**
 * @returns how an output compares with what was expected of it
 * @throws UsageError where a path of `ignore` is no JSONPath
 */
export async function compare(
  mode: ComparisonMode,
  expectedText: string,
  actualText: string,
  { ignore = [] }: CompareOptions = {},
): Promise<Comparison> {
  ignore.forEach(checkIgnoredPath);
  if (expectedText === actualText) return EQUAL;
  switch (mode) {
    case 'json': {
      const { compareJson } = await import('./compare-json.js');
      return compareJson(expectedText, actualText, ignore);
    }
    case 'xml': {
      const { compareXml } = await import('./compare-xml.js');
      return compareXml(expectedText, actualText);
    }
    case 'text':
      return compareText(expectedText, actualText);
    default:
      return mode satisfies never;
  }
}
