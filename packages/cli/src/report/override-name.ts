/** @returns the key of a line of JSON, or undefined where it has none */
export function keyOfLine(line: string): string | undefined {
  const key = /^\s*("(?:[^"\\]|\\.)*")\s*:/.exec(line)?.[1];
  return key === undefined ? undefined : String(JSON.parse(key));
}

/** @returns whether `context.….name` or `context.…["name"]` is what a template writes an override to */
export function isOverride(target: string, name: string): boolean {
  return target.startsWith('context.') && target.replace(/["'\]]+$/, '').endsWith(name);
}
