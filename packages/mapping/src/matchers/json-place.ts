import type { Range } from '@veloway/vtl';

/** Where a value of a JSON text is, and where its members are. */
export interface JsonPlace extends Range {
  readonly members: ReadonlyMap<string | number, JsonPlace>;
}

const SPACE = /[ \t\n\r]*/y;
const SCALAR = /-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?|true|false|null/y;
const OPEN_STRING = /"[^"\\\u0000-\u001f]*(?:\\(?:["\\/bfnrt]|u[\da-fA-F]{4})[^"\\\u0000-\u001f]*)*/y;
const NO_MEMBERS: JsonPlace['members'] = new Map();

/** @returns where the values of a text are, or the offset from which on it is no JSON */
export function jsonPlaces(text: string): JsonPlace | number {
  try {
    return new Reader(text).read();
  } catch (error) {
    if (error instanceof NoJsonError) return error.at;
    throw error;
  }
}

class NoJsonError extends Error {
  constructor(readonly at: number) {
    super();
  }
}

/** Reads what `JSON.parse` reads, which tells no places, and in its errors not always one. */
class Reader {
  private at = 0;

  constructor(private readonly text: string) {}

  read(): JsonPlace {
    const place = this.value();
    if (this.at < this.text.length) throw new NoJsonError(this.at);
    return place;
  }

  private value(): JsonPlace {
    this.skip(SPACE);
    const start = this.at;
    const members = this.members();
    const end = this.at;
    this.skip(SPACE);
    return { start, end, members };
  }

  private members(): JsonPlace['members'] {
    switch (this.text[this.at]) {
      case '{':
        return this.list('}', () => this.name());
      case '[':
        return this.list(']', (index) => index);
      case '"':
        this.string();
        return NO_MEMBERS;
      default:
        if (this.skip(SCALAR) === '') throw new NoJsonError(this.at);
        return NO_MEMBERS;
    }
  }

  private list(close: string, key: (index: number) => string | number): JsonPlace['members'] {
    const members = new Map<string | number, JsonPlace>();
    this.at++;
    this.skip(SPACE);
    if (this.isNext(close)) return members;
    do members.set(key(members.size), this.value());
    while (this.isNext(','));
    this.expect(close);
    return members;
  }

  private name(): string {
    this.skip(SPACE);
    const start = this.at;
    this.string();
    const name: unknown = JSON.parse(this.text.slice(start, this.at));
    this.skip(SPACE);
    this.expect(':');
    return String(name);
  }

  private string(): void {
    if (this.skip(OPEN_STRING) === '') throw new NoJsonError(this.at);
    this.expect('"');
  }

  private skip(pattern: RegExp): string {
    pattern.lastIndex = this.at;
    const [skipped = ''] = pattern.exec(this.text) ?? [];
    this.at += skipped.length;
    return skipped;
  }

  private isNext(character: string): boolean {
    const found = this.text[this.at] === character;
    if (found) this.at++;
    return found;
  }

  private expect(character: string): void {
    if (!this.isNext(character)) throw new NoJsonError(this.at);
  }
}
