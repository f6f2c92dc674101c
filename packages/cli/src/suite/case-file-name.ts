import { nearest } from '@veloway/vtl';

/** What a file in a folder of cases says of its case. */
export type CaseFileKind = 'event' | 'expected' | 'overrides';

export interface CaseFileName {
  /** The name of the case. */
  readonly name: string;
  readonly kind: CaseFileKind;
  readonly extension: string;
}

const EXTENSIONS: Readonly<Record<CaseFileKind, readonly string[]>> = {
  event: ['json'],
  expected: ['json', 'xml', 'txt'],
  overrides: ['json'],
};

const KINDS = Object.keys(EXTENSIONS) as readonly CaseFileKind[];

/** @returns what a file's name says, or undefined where it is that of no file of a case */
export function caseFileName(file: string): CaseFileName | undefined {
  const [, name, word, extension] = /^(.+)\.(\w+)\.(\w+)$/.exec(file) ?? [];
  const kind = KINDS.find((known) => known === word);
  if (name === undefined || kind === undefined || !EXTENSIONS[kind].includes(extension ?? '')) return undefined;
  return { name, kind, extension: extension ?? '' };
}

/** @returns the sentence about a file that is none of a case */
export function strayFile(file: string): string {
  const meant = likelyName(file);
  if (meant !== undefined) return `\`${file}\` is no file of a case. Did you mean \`${meant}\`?`;
  const names = '`NAME.event.json`, `NAME.expected.json` (or `.xml`, `.txt`) and `NAME.overrides.json`';
  return `\`${file}\` is no file of a case, which are ${names}: rename it, or move it out of the folder.`;
}

/** Either part of the ending may be misspelt, and the last one be missing: `a.expect.json`, `a.event.jsn`, `a.event`. */
function likelyName(file: string): string | undefined {
  const [, name, word = '', extension = ''] = /^(.+?)\.(\w+)(?:\.(\w+))?$/.exec(file) ?? [];
  const kind = alike(word, KINDS);
  if (name === undefined || kind === undefined) return undefined;
  return `${name}.${kind}.${alike(extension, EXTENSIONS[kind]) ?? 'json'}`;
}

function alike<Name extends string>(word: string, names: readonly Name[]): Name | undefined {
  const near = names.includes(word as Name) ? word : nearest(word, names);
  return names.find((name) => name === near);
}
