import { parse, positionAt, type Range } from '@veloway/vtl';
import { applyEdits, type TextEdit } from '../edit.js';
import { commentDeclarations } from '../infer/comment-type.js';
import { occurrenceAt } from '../occurrence-at.js';
import { type Occurrence, ROOTS, symbolsOf } from '../symbols.js';
import type { TemplateView } from '../template-view.js';

/** Why there is no rename, as a sentence. */
export interface Refusal {
  readonly refusal: string;
}

/** What is renamed: the range of the name under the cursor, and the name. */
export interface Renamable extends Range {
  readonly placeholder: string;
}

export interface Renaming {
  readonly edits: readonly TextEdit[];
}

/** @returns the name that a rename at a place would change, or why there can be none */
export function prepareRename(view: TemplateView, offset: number): Renamable | Refusal {
  const occurrence = occurrenceAt(view, offset);
  if (occurrence === undefined) return { refusal: 'Only variables can be renamed.' };
  const { name, start, end } = occurrence;
  const all = view.symbols.byName.get(name) ?? [];
  // One that a template sets itself is its own, whatever the name.
  if (isReserved(name) && !all.some(({ definition }) => definition !== undefined))
    return { refusal: reservation(name) };
  return { start, end, placeholder: name };
}

/**
 * @param newName with or without a `$`
 * @returns the changes that give a variable another name wherever it stands, or why that cannot be
 */
export function rename(view: TemplateView, offset: number, newName: string): Renaming | Refusal {
  const renamable = prepareRename(view, offset);
  if ('refusal' in renamable) return renamable;
  const name = newName.trim().replace(/^\$/, '');
  const { placeholder } = renamable;
  if (name === placeholder) return { edits: [] };
  const refusal = whyNot(view, name);
  if (refusal !== undefined) return { refusal };
  const places = [...(view.symbols.byName.get(placeholder) ?? []), ...declarationsOf(view, placeholder)];
  const edits = places.map(({ start, end }) => ({ start, end, newText: name }));
  return isWhole(view, edits, placeholder, name) ? { edits } : { refusal: MISREAD };
}

const MISREAD = 'With this name, Velocity would read other variables than before.';

/** What Velocity and API Gateway give a meaning to. */
const LOOP_NAMES: readonly string[] = ['foreach', 'velocityCount', 'velocityHasNext'];

function isReserved(name: string): boolean {
  return (ROOTS as readonly string[]).includes(name) || LOOP_NAMES.includes(name);
}

function reservation(name: string): string {
  const owner = LOOP_NAMES.includes(name) ? "Velocity's" : "API Gateway's";
  return `\`$${name}\` is ${owner}, and has this name alone.`;
}

function whyNot({ symbols, text }: TemplateView, name: string): string | undefined {
  if (!/^[A-Za-z_][\w-]*$/.test(name)) {
    return `\`${name}\` is no name of a variable: it begins with a letter, and goes on with letters, digits, \`-\` and \`_\`.`;
  }
  if (name === 'true' || name === 'false')
    return `\`$${name}\` is no name of a variable: Velocity reads a truth value.`;
  if (isReserved(name)) return reservation(name);
  const [other] = symbols.byName.get(name) ?? [];
  if (other === undefined) return undefined;
  return `There is a variable \`$${name}\` already, in line ${positionAt(text, other.start).line}.`;
}

function declarationsOf({ tree }: TemplateView, name: string): readonly Range[] {
  return commentDeclarations(tree).filter((one) => one.name === name);
}

/** Renames on trial: what stood for the one name must stand for the other, and all else for what it did. */
function isWhole(view: TemplateView, edits: readonly TextEdit[], before: string, after: string): boolean {
  const renamed = symbolsOf(parse(applyEdits(view.text, edits)).tree).occurrences;
  const { occurrences } = view.symbols;
  const nameOf = ({ name }: Occurrence): string => (name === before ? after : name);
  return (
    renamed.length === occurrences.length &&
    renamed.every(({ name }, index) => name === nameOf(occurrences[index] as Occurrence))
  );
}
