import { positionAt } from '@veloway/vtl';
import type { Recording } from '../recording/recording.js';
import { commonLength } from './explain-text.js';
import type { Difference } from './first-difference.js';
import { type JsonPlace, jsonPlaces } from './json-place.js';
import { tellEmptyWriter, tellWriter } from './tell-writer.js';

/** How much of an output that is no JSON is quoted. */
const LONGEST_QUOTE = 40;

/** @returns where the JSON that a recording printed differs from what is expected, and what wrote it */
export function explainJson(recording: Recording, { kind, path, expected }: Difference): string {
  const root = jsonPlaces(recording.output);
  const name = `$${path.map(pathPart).join('')}`;
  if (typeof root === 'number') return explainNoJson(recording);
  if (kind === 'missing') {
    const holder = placeOf(root, path.slice(0, -1));
    return `${name} is missing.${tellWriter(recording, holder.start, 'wrote what lacks it')}`;
  }
  const writer = tellValueWriter(recording, placeOf(root, path), expected);
  return kind === 'extra' ? `${name} is not expected.${writer}` : `${name} differs.${writer}`;
}

/** @returns from where on the output of a recording is no JSON, and what wrote that */
export function explainNoJson(recording: Recording): string {
  const { output } = recording;
  const at = jsonPlaces(output);
  if (typeof at !== 'number') return '';
  if (output.trim() === '') return 'The output is no JSON: it is empty.';
  const { line, column } = positionAt(output, at);
  const [quote = ''] = output.slice(at, at + LONGEST_QUOTE).split(/[\r\n]/);
  const what = at < output.length ? `: \`${quote}\`` : ', where it ends';
  return `The output is no JSON at line ${line}, column ${column}${what}.${tellCulprit(recording, at)}`;
}

/** Where a value is missing, a reference that printed nothing is to blame more often than what follows it. */
function tellCulprit(recording: Recording, at: number): string {
  const { output } = recording;
  const end = output.slice(0, at).trimEnd().length;
  const lacksValue = /^$|[,\]}]/.test(output.charAt(at));
  const empty = lacksValue ? tellEmptyWriter(recording, end, at) : undefined;
  return empty ?? tellWriter(recording, Math.min(at, output.length - 1));
}

/** The quotes of a string are seldom what is wrong with it. */
function tellValueWriter(recording: Recording, { start, end }: JsonPlace, expected: unknown): string {
  const text = recording.output.slice(start, end);
  if (text === '""') return tellEmptyWriter(recording, start + 1, start + 1) ?? tellWriter(recording, start);
  const quote = text.startsWith('"') ? 1 : 0;
  const isScalar = typeof expected !== 'object' || expected === null;
  const common = isScalar ? commonLength(text, JSON.stringify(expected) ?? '') : 0;
  return tellWriter(recording, start + Math.min(Math.max(common, quote), text.length - 1 - quote));
}

function placeOf(root: JsonPlace, path: Difference['path']): JsonPlace {
  return path.reduce<JsonPlace>((place, part) => place.members.get(part) ?? place, root);
}

function pathPart(part: string | number): string {
  if (typeof part === 'number') return `[${part}]`;
  return /^[A-Za-z_][\w-]*$/.test(part) ? `.${part}` : `[${JSON.stringify(part)}]`;
}
