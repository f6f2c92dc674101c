import { type Declaration, type DeclaredCase, modeOf } from './declaration.js';

/** A key of a case that cannot stand with its others, and a sentence about it. */
export interface Conflict {
  readonly key: keyof DeclaredCase;
  readonly message: string;
}

type Check = (declared: DeclaredCase, declaration: Declaration) => Conflict | undefined;

const CHECKS: readonly Check[] = [errorWithResult, outputTwice, dataAsText, pathsIntoText, dataBeyondJson];

/** @returns what a case says that its schema allows, but that makes no sense together */
export function conflictsOf(declared: DeclaredCase, declaration: Declaration): Conflict[] {
  return CHECKS.map((check) => check(declared, declaration)).filter((conflict) => conflict !== undefined);
}

function errorWithResult(declared: DeclaredCase): Conflict | undefined {
  const result = (['expected', 'expectedFile', 'overrides'] as const).find((key) => declared[key] !== undefined);
  if (declared.error === undefined || result === undefined) return undefined;
  const why = 'an error ends a render without a result';
  const message = `The case \`${declared.name}\` has both \`error\` and \`${result}\`, and ${why}: remove one of them.`;
  return { key: 'error', message };
}

function outputTwice({ name, expected, expectedFile }: DeclaredCase): Conflict | undefined {
  if (expected === undefined || expectedFile === undefined) return undefined;
  const message = `The case \`${name}\` has both \`expected\` and \`expectedFile\`: remove one of them.`;
  return { key: 'expectedFile', message };
}

function dataAsText({ expected, compare = 'json' }: DeclaredCase): Conflict | undefined {
  if (compare === 'json' || expected === undefined || typeof expected === 'string') return undefined;
  const advice = 'write it as a string, or remove `compare`';
  return { key: 'compare', message: `\`compare\` is \`${compare}\`, and \`expected\` is no text: ${advice}.` };
}

/** YAML knows values that JSON has no way to write: `.nan`, `!!set`, `!!binary`. */
function dataBeyondJson(declared: DeclaredCase): Conflict | undefined {
  const key = (['expected', 'overrides', 'event', 'variables'] as const).find((name) => !isJsonData(declared[name]));
  if (key === undefined) return undefined;
  return { key, message: `\`${key}\` holds a value that JSON does not have, such as \`.nan\`: write it as JSON does.` };
}

function isJsonData(value: unknown): boolean {
  if (typeof value === 'number') return Number.isFinite(value);
  if (typeof value !== 'object' || value === null) return true;
  const plain = Array.isArray(value) || Object.getPrototypeOf(value) === Object.prototype;
  return plain && Object.values(value).every(isJsonData);
}

function pathsIntoText(declared: DeclaredCase, declaration: Declaration): Conflict | undefined {
  const mode = modeOf(declared, declaration) ?? 'json';
  if (declared.ignore === undefined || mode === 'json') return undefined;
  const what = `the case \`${declared.name}\` compares ${mode}: remove it, or write \`compare: json\``;
  return { key: 'ignore', message: `\`ignore\` leaves out parts of JSON, and ${what}.` };
}
