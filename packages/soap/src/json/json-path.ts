/**
 * @param trail keys and indices from the root down
 * @returns the path to what is there, as `$.order.items[0]` or `$["a b"]`
 */
export function jsonPath(trail: readonly (string | number)[]): string {
  return `$${trail.map(step).join('')}`;
}

function step(key: string | number): string {
  if (typeof key === 'number') return `[${key}]`;
  return /^[A-Za-z_$@#][\w$@#-]*$/.test(key) ? `.${key}` : `[${JSON.stringify(key)}]`;
}
