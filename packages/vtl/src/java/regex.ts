import { patternOf, Search } from './regex-search.js';
import { expand } from './replacement.js';
import { checkElements, checkTextLength } from './text-limit.js';

/** What makes a pattern more than the text that it matches. */
const META = /[\\^$.|?*+()[\]{}]/;

/**
 * `String.matches`.
 *
 * @throws JavaError `PatternSyntaxException`
 * @throws LimitError `regex-too-slow`
 */
export function matches(text: string, pattern: string): boolean {
  return META.test(pattern) ? new Search(patternOf(pattern), text).matches() : text === pattern;
}

/**
 * `Matcher.find`: whether the pattern matches a part of the text.
 *
 * @throws JavaError `PatternSyntaxException`
 * @throws LimitError `regex-too-slow`
 */
export function finds(text: string, pattern: string): boolean {
  return META.test(pattern) ? new Search(patternOf(pattern), text).find(0) : text.includes(pattern);
}

/**
 * `String.replaceAll`.
 *
 * @throws JavaError `PatternSyntaxException`, or as `Matcher.appendReplacement` for a bad replacement
 * @throws LimitError `regex-too-slow` or `output-too-long`
 */
export function replaceAll(text: string, pattern: string, by: string): string {
  return replace(text, pattern, by, Infinity);
}

/** `String.replaceFirst`; errors as {@link replaceAll}. */
export function replaceFirst(text: string, pattern: string, by: string): string {
  return replace(text, pattern, by, 1);
}

function replace(text: string, pattern: string, by: string, times: number): string {
  const parts: string[] = [];
  let end = 0;
  let length = 0;
  const literal = !/[\\$]/.test(by);
  for (const search of findAll(text, pattern, times)) {
    const replacement = literal ? by : expand(by, search);
    parts.push(text.slice(end, search.start), replacement);
    length += replacement.length;
    checkTextLength(length);
    end = search.end;
  }
  if (parts.length === 0) return text;
  checkTextLength(length + text.length);
  parts.push(text.slice(end));
  return parts.join('');
}

/** The matches one after the other; after an empty one the search goes on a character later. */
function* findAll(text: string, pattern: string, times: number): Generator<Search> {
  const search = new Search(patternOf(pattern), text);
  let from = 0;
  for (let count = 0; count < times && search.find(from); count++) {
    from = search.end === search.start ? search.end + 1 : search.end;
    yield search;
  }
}

/**
 * `String.split`: a limit above zero bounds the number of parts, zero drops empty parts at the end, and below zero
 * keeps all.
 *
 * @throws JavaError `PatternSyntaxException`
 * @throws LimitError `regex-too-slow` or `collection-too-large`
 */
export function split(text: string, pattern: string, limit: number): string[] {
  const parts =
    META.test(pattern) || pattern === '' ? splitByRegex(text, pattern, limit) : splitByText(text, pattern, limit);
  checkElements(parts.length);
  if (limit === 0 && parts.length > 1) {
    while (parts.length > 0 && parts.at(-1) === '') parts.pop();
  }
  return parts;
}

function splitByText(text: string, separator: string, limit: number): string[] {
  const parts: string[] = [];
  let from = 0;
  for (let at = text.indexOf(separator); at >= 0; at = text.indexOf(separator, from)) {
    if (limit > 0 && parts.length === limit - 1) break;
    checkElements(parts.length);
    parts.push(text.slice(from, at));
    from = at + separator.length;
  }
  parts.push(text.slice(from));
  return parts;
}

/** An empty match at the start makes no empty part. */
function splitByRegex(text: string, pattern: string, limit: number): string[] {
  const parts: string[] = [];
  let from = 0;
  for (const { start, end } of findAll(text, pattern, Infinity)) {
    if (limit > 0 && parts.length === limit - 1) break;
    if (end === 0) continue;
    checkElements(parts.length);
    parts.push(text.slice(from, start));
    from = end;
  }
  parts.push(text.slice(from));
  return parts;
}
