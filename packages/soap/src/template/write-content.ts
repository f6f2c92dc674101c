import type { ContentPlan } from '../xsd/content-plan.js';
import type { PlannedGroup, PlannedParticle } from '../xsd/particle-plan.js';
import { localPart } from '../xsd/qname.js';
import type { ComplexType } from '../xsd/schema.js';
import { type TemplatePlace, type TemplateWriting, writeLine } from './template-writing.js';
import { writeMember } from './write-member.js';
import { writeRounds } from './write-rounds.js';

/** The content of an element while it is written. */
export interface ContentWriting {
  readonly plan: ContentPlan;
  /** The variable that holds the JSON object. */
  readonly variable: string;
  /** The type of the element, for notes. */
  readonly typeName: string;
  /** The members that have been written. */
  readonly written: Set<string>;
  /** Those of them that can be there together with what is written now, which other branches of a choice cannot. */
  readonly together: Set<string>;
  /** Whether a group around what is written now repeats. */
  readonly repeats: boolean;
}

/** Writes the elements of a content in the order of the schema. */
export function writeContent(
  writing: TemplateWriting,
  place: TemplatePlace,
  plan: ContentPlan,
  type: ComplexType,
  variable: string,
): void {
  const typeName = type.name === undefined ? variable.slice(1) : localPart(type.name);
  const content = { plan, variable, typeName, written: new Set<string>(), together: new Set<string>(), repeats: false };
  writeParticle(writing, place, content, plan.particle);
}

function writeParticle(
  writing: TemplateWriting,
  place: TemplatePlace,
  content: ContentWriting,
  particle: PlannedParticle,
): void {
  if (writing.budget.left < 0 || particle.max === 0) return undefined;
  switch (particle.kind) {
    case 'any':
      return writeWildcard(writing, place, content);
    case 'element':
      for (const key of particle.keys) writeOnce(writing, place, content, key);
      return undefined;
    default:
      return writeGroup(writing, place, content, particle);
  }
}

function writeGroup(
  writing: TemplateWriting,
  place: TemplatePlace,
  outer: ContentWriting,
  wrapped: PlannedGroup,
): void {
  const group = unwrapped(wrapped);
  const content = { ...outer, repeats: outer.repeats || group.max > 1 };
  if (group.kind === 'choice') return writeChoice(writing, place, content, group);
  if (content.repeats && group.particles.length > 1) {
    const keys = outer.repeats ? undefined : roundKeys(group);
    if (keys?.every((key) => !content.written.has(key))) return writeInRounds(writing, place, content, keys);
    tellOfOrder(writing, content);
  }
  for (const particle of group.particles) writeParticle(writing, place, content, particle);
}

/** A reference to a group is a group with that group in it. */
function unwrapped(group: PlannedGroup): PlannedGroup {
  const [only, other] = group.particles;
  const isWrapper = only !== undefined && other === undefined && only.kind !== 'element' && only.kind !== 'any';
  return isWrapper && only.max === 1 ? unwrapped({ ...only, max: group.max }) : group;
}

function writeInRounds(
  writing: TemplateWriting,
  place: TemplatePlace,
  content: ContentWriting,
  keys: readonly string[],
): void {
  for (const key of keys) remember(content, key);
  writeRounds(writing, place, content, keys);
}

/** Each branch writes what is there of it, so that no more is asked than which members there are. */
function writeChoice(
  writing: TemplateWriting,
  place: TemplatePlace,
  content: ContentWriting,
  { particles, max }: PlannedGroup,
): void {
  const before = [...content.together];
  for (const particle of particles) {
    const together = max > 1 ? content.together : new Set(before);
    writeParticle(writing, place, { ...content, together }, particle);
    for (const key of together) content.together.add(key);
  }
}

function remember({ written, together }: ContentWriting, key: string): void {
  written.add(key);
  together.add(key);
}

function tellOfOrder({ notes }: TemplateWriting, { typeName }: ContentWriting): void {
  const what = `The elements of \`${typeName}\` come in groups that repeat and vary.`;
  notes.add(`${what} The template writes all elements of a name one after another; check that the service takes them.`);
}

/** @returns the members of a group each round of which has one of each at most, or undefined where it is another group */
function roundKeys({ particles }: PlannedGroup): readonly string[] | undefined {
  const keys: string[] = [];
  for (const particle of particles) {
    const [key, other] = particle.kind === 'element' ? particle.keys : [];
    if (key === undefined || other !== undefined || particle.max !== 1 || keys.includes(key)) return undefined;
    keys.push(key);
  }
  return keys;
}

function writeOnce(writing: TemplateWriting, place: TemplatePlace, content: ContentWriting, key: string): void {
  const { plan, written, together, typeName } = content;
  const member = plan.members.get(key);
  if (member === undefined || (written.has(key) && !together.has(key))) return;
  if (together.has(key)) {
    const what = `\`${key}\` has several places in \`${typeName}\`, in the first of which the template writes all of it.`;
    writing.notes.add(`${what} Check the order that the service takes.`);
    return;
  }
  remember(content, key);
  writeMember(writing, place, content, member);
}

function writeWildcard(writing: TemplateWriting, place: TemplatePlace, { typeName }: ContentWriting): void {
  writeLine(writing, place, 'comment', '## Elements that the schema does not name may stand here: write them by hand.');
  writing.notes.add(`\`${typeName}\` may have elements that the schema does not name; the template leaves them out.`);
}
