import { compile } from '@veloway/mapping';
import type { Jvm } from './contestants/jvm.js';
import { velocityjsRender } from './contestants/velocityjs.js';
import { velowayRender } from './contestants/veloway.js';
import { type Contestant, compete, type Figure, local, type Pace } from './measure.js';
import type { Subject, SubjectSet } from './subject.js';

export const BY_HAND = 'JavaScript by hand';
export const VELOWAY = 'Veloway';
export const RECORDED = 'Veloway, recorded';
export const STEPS = 'Veloway, recorded, all steps read';
export const VELOCITYJS = 'velocityjs';
export const VELOCITY = 'Velocity 1.7 on the JVM';

/** What the contestants reached with one template. */
export interface Comparison {
  readonly template: string;
  readonly figures: readonly Figure[];
  /** Contestants that print another text than Velocity does. */
  readonly differing: readonly string[];
}

/** Renders over values that were prepared once. */
export async function compareRendering(set: SubjectSet, jvm: Jvm | undefined, pace: Pace): Promise<Comparison[]> {
  const comparisons: Comparison[] = [];
  for (const subject of set.subjects) {
    const id = `${set.title}: ${subject.name}`;
    const expected = subject.byHand();
    const veloway = velowayRender(subject);
    const velocityjs = velocityjsRender(subject);
    refuseOther(id, veloway(), expected);
    const contestants = [local(BY_HAND, subject.byHand), local(VELOWAY, veloway), local(VELOCITYJS, velocityjs)];
    if (jvm !== undefined) contestants.push(await velocity(jvm, id, subject, expected));
    const differing = velocityjs() === expected ? [] : [VELOCITYJS];
    comparisons.push({ template: subject.name, figures: await compete(contestants, pace), differing });
  }
  return comparisons;
}

async function velocity(jvm: Jvm, id: string, subject: Subject, expected: string): Promise<Contestant> {
  refuseOther(`${id}, on the JVM`, await jvm.load(id, subject), expected);
  return jvm.renders(VELOCITY, id);
}

/** Renders a template that was compiled once for an event whose body is text, as a test or a local server does. */
export async function compareJobs(set: SubjectSet, pace: Pace): Promise<Comparison[]> {
  const comparisons: Comparison[] = [];
  for (const { name, text, event, jobByHand } of set.subjects) {
    const template = compile(text);
    const byHand = (): string => jobByHand(event);
    const veloway = (): string => template.render(event).output;
    refuseOther(`${set.title}: ${name}, as a whole job`, veloway(), byHand());
    const figures = await compete([local(BY_HAND, byHand), local(VELOWAY, veloway)], pace);
    comparisons.push({ template: name, figures, differing: [] });
  }
  return comparisons;
}

/** Renders for an event, and records the same; a coverage or an explanation reads the steps, too. */
export async function compareRecording(set: SubjectSet, pace: Pace): Promise<Comparison[]> {
  const comparisons: Comparison[] = [];
  for (const { name, text, event } of set.subjects) {
    const template = compile(text);
    const plain = (): string => template.render(event).output;
    const recorded = (): string => template.record(event).output;
    refuseOther(`${set.title}: ${name}, recorded`, recorded(), plain());
    const steps = local(STEPS, () => template.record(event).steps.length);
    const figures = await compete([local(VELOWAY, plain), local(RECORDED, recorded), steps], pace);
    comparisons.push({ template: name, figures, differing: [] });
  }
  return comparisons;
}

/** What prints something else does another job, and its speed says nothing. */
function refuseOther(what: string, actual: string, expected: string): void {
  if (actual === expected) return;
  const at = [...expected].findIndex((_, i) => expected[i] !== actual[i]);
  const around = (text: string): string => JSON.stringify(text.slice(Math.max(0, at - 30), at + 30));
  throw new Error(`${what} prints ${around(actual)} where JavaScript by hand prints ${around(expected)}.`);
}
