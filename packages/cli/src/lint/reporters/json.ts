import { positionAt } from '@veloway/vtl';
import { type LintResult, totalsOf } from '../lint-result.js';

/** What programs read: the problems with their places, which count from 1, and how many there are. */
export function jsonLint(result: LintResult): string {
  const problems = result.files.flatMap(({ file, text, diagnostics }) =>
    diagnostics.map(({ start, end, code, severity, message, fixes }) => ({
      ...{ file, ...positionAt(text, start), code, severity, message },
      end: positionAt(text, end),
      ...(fixes[0] === undefined ? {} : { fix: fixes[0].title }),
    })),
  );
  const report = { files: result.files.length, fixed: result.fixed, totals: totalsOf(result), problems };
  return `${JSON.stringify(report, undefined, 2)}\n`;
}
