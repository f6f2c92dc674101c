/** A value as VS Code's views show it: what has members gets a number by which they are asked for. */
export interface ShownValue {
  readonly name: string;
  readonly value: string;
  readonly type: string;
  readonly variablesReference: number;
}

/** How long the text of a value is in one line at most. */
const LONGEST = 100;

/** The values that VS Code has been shown while a run stands still. */
export class Values {
  private readonly shown: unknown[] = [];

  /** The numbers of an earlier moment mean nothing any more. */
  clear(): void {
    this.shown.length = 0;
  }

  show(name: string, value: unknown): ShownValue {
    const hasMembers = typeof value === 'object' && value !== null && Object.keys(value).length > 0;
    const variablesReference = hasMembers ? this.shown.push(value) : 0;
    return { name, value: textOf(value), type: typeOf(value), variablesReference };
  }

  membersOf(reference: number): readonly ShownValue[] {
    const value = this.shown[reference - 1];
    if (typeof value !== 'object' || value === null) return [];
    return Object.entries(value).map(([name, member]) => this.show(name, member));
  }
}

function textOf(value: unknown): string {
  if (value === undefined || value === null) return 'null';
  const text = JSON.stringify(value) ?? String(value);
  return text.length > LONGEST && typeof value === 'object' ? `${text.slice(0, LONGEST - 1)}…` : text;
}

function typeOf(value: unknown): string {
  if (value === null || value === undefined) return 'null';
  return Array.isArray(value) ? 'list' : typeof value === 'object' ? 'map' : typeof value;
}
