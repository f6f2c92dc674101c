import { UsageError } from '../usage-error.js';

/** @throws UsageError where a path cannot be a JSONPath; jsonpath-plus makes something of any text */
export function checkIgnoredPath(path: string): void {
  const reason = malformed(path);
  if (reason !== undefined) throw ignoredPathError(path, reason);
}

/** @param reason a clause that says what to do: "it should begin with `$`" */
export function ignoredPathError(path: string, reason: string): UsageError {
  return new UsageError(`\`${path}\` is no JSONPath that can be ignored: ${reason}.`);
}

function malformed(path: string): string | undefined {
  if (!path.startsWith('$')) return 'it should begin with `$`, as `$.items[*].id` does';
  if (!/^\$(?:$|[.[^])/.test(path)) return '`.` or `[` should follow the `$`';
  if (path.endsWith('.')) return 'a name should follow the last `.`';
  return bracketProblem(path);
}

/** Brackets in quotes or after a backslash are text. */
function bracketProblem(path: string): string | undefined {
  let depth = 0;
  for (const [token] of path.matchAll(/\\.|'(?:\\.|[^'\\])*'|"(?:\\.|[^"\\])*"|['"[\]]/gs)) {
    if (token === "'" || token === '"') return `the ${token} has no partner`;
    if (token === '[') depth++;
    if (token === ']' && --depth < 0) return 'a `]` has no `[`';
  }
  return depth > 0 ? 'a `[` has no `]`' : undefined;
}
