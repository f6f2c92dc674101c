import { memberReference } from './member-reference.js';
import { type TemplatePlace, type TemplateWriting, withName, writeLine } from './template-writing.js';
import { freeName } from './variable-names.js';
import type { ContentWriting } from './write-content.js';
import { isTooDeep, leaveOut } from './write-element.js';
import { MOST_ITEMS, writeIfPresent } from './write-member.js';

/** Writes a group that repeats: the first items of all its members, then the second ones, and so on. */
export function writeRounds(
  writing: TemplateWriting,
  place: TemplatePlace,
  content: ContentWriting,
  keys: readonly string[],
): void {
  const round = freeName(place.names, 'round');
  const rounds = freeName(place.names, `${round}s`);
  const index = freeName(place.names, `${round}Index`);
  writing.notes.add(MOST_ITEMS);
  tellOfArrays(writing, content, keys);
  writeCount(writing, place, content, keys, `$${rounds}`);
  writeLine(writing, place, 'directive', `#if($${rounds} > 0)`);
  writeLine(writing, place, 'directive', `#foreach($${round} in [1..$${rounds}])`);
  writeLine(writing, place, 'directive', `#set($${index} = $${round} - 1)`);
  const inner = [round, rounds, index].reduce(withName, place);
  for (const key of keys) writeItem(writing, inner, content, key, `$${round}`, `$${index}`);
  writeLine(writing, place, 'directive', '#end');
  writeLine(writing, place, 'directive', '#end');
}

function tellOfArrays({ notes }: TemplateWriting, { typeName }: ContentWriting, keys: readonly string[]): void {
  const members = keys.map((key) => `\`${key}\``).join(', ');
  notes.add(`In \`${typeName}\`, ${members} must be arrays, also where there is one value alone.`);
}

/** There are as many rounds as the longest array has items. */
function writeCount(
  writing: TemplateWriting,
  place: TemplatePlace,
  { variable }: ContentWriting,
  keys: readonly string[],
  rounds: string,
): void {
  writeLine(writing, place, 'directive', `#set(${rounds} = 0)`);
  for (const key of keys) {
    const size = `${memberReference(variable, key)}.size()`;
    writeLine(writing, place, 'directive', `#if(${size} > ${rounds})#set(${rounds} = ${size})#end`);
  }
}

function writeItem(
  writing: TemplateWriting,
  place: TemplatePlace,
  { variable, plan }: ContentWriting,
  key: string,
  round: string,
  index: string,
): void {
  const member = plan.members.get(key);
  if (member === undefined) return;
  const { declaration, type } = member;
  if (isTooDeep(writing, place, type)) return leaveOut(writing, place, declaration);
  const array = memberReference(variable, key);
  writeLine(writing, place, 'directive', `#if(${array}.size() >= ${round})`);
  writeIfPresent(writing, place, declaration, `${array}.get(${index})`, '#else');
  writeLine(writing, place, 'directive', '#end');
}
