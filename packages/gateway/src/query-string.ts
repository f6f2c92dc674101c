/**
 * Reads a query string: `+` and `%20` are blanks, `%2B` is a plus (recorded, LocalStack snapshot
 * test_lambda_aws_proxy_integration), and what is no escape stays as it is. A semicolon separates as `&` does (documented).
 *
 * @returns each name with its values, in the order of their first coming
 */
export function parametersOfQuery(query: string): ReadonlyMap<string, readonly string[]> {
  const parameters = new Map<string, string[]>();
  if (query === '') return parameters;
  for (const part of query.split(SEPARATOR)) {
    if (part === '') continue;
    const equals = part.indexOf('=');
    const name = decoded(equals < 0 ? part : part.slice(0, equals));
    const value = equals < 0 ? '' : decoded(part.slice(equals + 1));
    const values = parameters.get(name);
    if (values === undefined) parameters.set(name, [value]);
    else values.push(value);
  }
  return parameters;
}

const SEPARATOR = /[&;]/;

function decoded(text: string): string {
  if (!/[+%]/.test(text)) return text;
  const spaced = text.replaceAll('+', ' ');
  try {
    return decodeURIComponent(spaced);
  } catch {
    return spaced.replace(/(?:%[0-9a-f]{2})+/gi, decodedRun);
  }
}

/** Bytes that are no UTF-8 become U+FFFD, as texts do elsewhere in API Gateway. */
function decodedRun(escapes: string): string {
  const bytes = escapes.match(/[0-9a-f]{2}/gi)?.map((hex) => Number.parseInt(hex, 16)) ?? [];
  return new TextDecoder().decode(Uint8Array.from(bytes));
}
