/** A part of a text as it is shown, and where it stands in the text as it is. */
export interface Part {
  readonly text: string;
  readonly kind: 'key' | 'string' | 'number' | 'word' | 'punctuation' | 'blank' | 'plain';
  /** Its offset in the text; undefined for white space that the layout adds. */
  readonly offset: number | undefined;
}

const TOKEN = /"(?:[^"\\]|\\.)*"|[{}[\],:]|\s+|[^\s{}[\],:"]+|"/gs;

/** @returns the parts of a text as it is, told apart as JSON's where it is JSON */
export function rawParts(text: string): readonly Part[] {
  if (!isJson(text)) return text === '' ? [] : [{ text, kind: 'plain', offset: 0 }];
  return tokensOf(text);
}

/** @returns the parts of a JSON text with white space as people like it; as it is where it is no JSON */
export function prettyParts(text: string): readonly Part[] {
  if (!isJson(text)) return rawParts(text);
  const tokens = tokensOf(text).filter(({ kind }) => kind !== 'blank');
  let depth = 0;
  return tokens.flatMap((token, index) => {
    const before = tokens[index - 1]?.text;
    if (/^[}\]]$/.test(token.text)) depth--;
    const blank = blankBetween(before, token.text, depth);
    if (/^[{[]$/.test(token.text)) depth++;
    return blank === '' ? [token] : [{ text: blank, kind: 'blank' as const, offset: undefined }, token];
  });
}

function blankBetween(before: string | undefined, text: string, depth: number): string {
  if (before === undefined) return '';
  if (before === ':') return ' ';
  const opened = before === '{' || before === '[';
  const closes = text === '}' || text === ']';
  if (before === ',' || opened !== closes) return text === ',' || text === ':' ? '' : `\n${'  '.repeat(depth)}`;
  return '';
}

function isJson(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}

function tokensOf(text: string): Part[] {
  const found = Array.from(text.matchAll(TOKEN));
  return found.map((match, index) => ({
    text: match[0],
    kind: kindOf(match[0], found.slice(index + 1, index + 3).find(([next]) => !/^\s/.test(next))?.[0]),
    offset: match.index,
  }));
}

function kindOf(token: string, next: string | undefined): Part['kind'] {
  if (/^\s/.test(token)) return 'blank';
  if (token.startsWith('"')) return next === ':' ? 'key' : 'string';
  if (/^[{}[\],:]$/.test(token)) return 'punctuation';
  return /^-?\d/.test(token) ? 'number' : 'word';
}

/** @returns the parts, cut wherever one of the offsets lies within one */
export function cutParts(parts: readonly Part[], offsets: readonly number[]): readonly Part[] {
  const sorted = [...new Set(offsets)].sort((a, b) => a - b);
  return parts.flatMap((part) => {
    const { text, kind, offset } = part;
    if (offset === undefined) return [part];
    const inside = sorted.filter((at) => offset < at && at < offset + text.length);
    const bounds = [offset, ...inside, offset + text.length];
    return bounds.slice(1).map((end, index) => {
      const start = bounds[index] ?? offset;
      return { text: text.slice(start - offset, end - offset), kind, offset: start };
    });
  });
}
