/**
 * Resolves the location that a file says of another, as RFC 3986 does (section 5.2), for URLs and for paths alike.
 *
 * @param base the location of the file that says it
 */
export function resolveLocation(base: string, location: string): string {
  if (/^[A-Za-z][A-Za-z0-9+.-]*:/.test(location)) return location;
  const [, origin = '', path = ''] =
    /^([A-Za-z][A-Za-z0-9+.-]+:\/\/[^/]*)?([\s\S]*)$/.exec(base.replace(/[?#][\s\S]*$/, '')) ?? [];
  if (location.startsWith('//')) return `${origin.replace(/\/\/[\s\S]*$/, '')}${location}`;
  if (location.startsWith('/')) return origin + withoutDots(location);
  if (location === '') return base;
  const folder = path.slice(0, path.lastIndexOf('/') + 1);
  return origin + withoutDots((origin !== '' && folder === '' ? '/' : folder) + location);
}

function withoutDots(path: string): string {
  const kept: string[] = [];
  for (const step of path.split('/')) {
    const last = kept.at(-1);
    if (step === '.') continue;
    if (step === '..' && last !== undefined && last !== '..' && last !== '') kept.pop();
    else if (step !== '..' || last !== '') kept.push(step);
  }
  return kept.join('/');
}
