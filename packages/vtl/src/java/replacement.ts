import { JavaError } from './java-error.js';
import type { Search } from './regex-search.js';

/**
 * @returns the text that replaces the match of a search, as `Matcher.appendReplacement`: `$1`, `${name}`, `\$`
 * @throws JavaError `IllegalArgumentException`, or `IndexOutOfBoundsException` for a group that there is not
 */
export function expand(replacement: string, search: Search): string {
  let result = '';
  let index = 0;
  while (index < replacement.length) {
    const char = replacement[index];
    if (char === '\\') {
      const escaped = replacement[index + 1];
      if (escaped === undefined) throw illegal('character to be escaped is missing');
      result += escaped;
      index += 2;
    } else if (char === '$') {
      const [group, next] = readReference(replacement, index + 1, search);
      result += groupText(search, group);
      index = next;
    } else {
      result += char;
      index++;
    }
  }
  return result;
}

function illegal(message: string): JavaError {
  return new JavaError('IllegalArgumentException', message);
}

function groupText(search: Search, group: number): string {
  if (group > search.pattern.regex.groups) throw new JavaError('IndexOutOfBoundsException', `No group ${group}`);
  const start = search.groups[2 * group] ?? -1;
  return start < 0 ? '' : search.text.slice(start, search.groups[2 * group + 1]);
}

function readReference(text: string, at: number, search: Search): [group: number, next: number] {
  if (at >= text.length) throw illegal('Illegal group reference: group index is missing');
  if (text[at] === '{') return readName(text, at + 1, search);
  let group = digitAt(text, at);
  if (group < 0) throw illegal('Illegal group reference');
  let next = at + 1;
  for (let digit = digitAt(text, next); digit >= 0; digit = digitAt(text, next)) {
    if (group * 10 + digit > search.pattern.regex.groups) break;
    group = group * 10 + digit;
    next++;
  }
  return [group, next];
}

function digitAt(text: string, at: number): number {
  const code = text.charCodeAt(at);
  return code >= 48 && code <= 57 ? code - 48 : -1;
}

function readName(text: string, at: number, search: Search): [group: number, next: number] {
  const name = /^[A-Za-z0-9]*/.exec(text.slice(at, at + 1000))?.[0] ?? '';
  if (name === '' || text[at + name.length] !== '}') {
    throw illegal("named capturing group is missing trailing '}'");
  }
  if (/^\d/.test(name)) throw illegal(`capturing group name {${name}} starts with digit character`);
  const group = search.pattern.regex.names.get(name);
  if (group === undefined) throw illegal(`No group with name {${name}}`);
  return [group, at + name.length + 1];
}
