/**
 * Reads a file of variables as the library `dotenv` does, which the Serverless Framework uses together with
 * `dotenv-expand`: `NAME=value`, `export` before it, quotes of three kinds, comments, and `${OTHER}` in what is not between
 * single quotes.
 *
 * @param given variables that are there already, which go before those of the file
 */
export function variablesOfText(
  text: string,
  given: Readonly<Record<string, string | undefined>>,
): Readonly<Record<string, string>> {
  const values: Record<string, string> = {};
  for (const [, name = '', written = ''] of text.replace(/\r\n?/g, '\n').matchAll(LINE)) {
    values[name] = expandedValue(written.trim(), (other) => given[other] ?? values[other] ?? '');
  }
  return values;
}

const LINE =
  /^[ \t]*(?:export[ \t]+)?([\w.-]+)[ \t]*(?:=|:(?=[ \t]))([ \t]*(?:'[^']*'|"(?:\\.|[^"\\])*"|`[^`]*`)|[^#\n]*)/gm;

function expandedValue(written: string, find: (name: string) => string): string {
  const [quote = ''] = written;
  const inner = /^(['"`])[\s\S]*\1$/.test(written) && written.length > 1 ? written.slice(1, -1) : undefined;
  if (inner !== undefined && quote === "'") return inner;
  const text = inner === undefined ? written : quote === '"' ? inner.replace(/\\([nr"])/g, escaped) : inner;
  return text.replace(/\$(?:\{(\w+)\}|(\w+))/g, (_, braced: string | undefined, bare: string) => find(braced ?? bare));
}

function escaped(_: string, character: string): string {
  return character === 'n' ? '\n' : character === 'r' ? '\r' : character;
}
