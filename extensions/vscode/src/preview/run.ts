import {
  compile,
  type MappingTemplate,
  type Overrides,
  overrideLines,
  type ProxyEvent,
  type Recording,
  writersOf,
  writtenFrom,
} from '@veloway/mapping';
import { type Site, type Step, TemplateError } from '@veloway/vtl';
import { jsonMistake } from './json-mistake.js';
import type { ShownProblem, ShownStage, Stretch } from './messages.js';
import type { Subject, TemplateStage } from './subject.js';

/** A template that has run. */
export interface TemplateRun {
  readonly stage: TemplateStage;
  readonly recording: Recording | undefined;
  readonly shown: ShownStage;
}

/** What was previewed, with what is needed to find text and output of each other. */
export interface SubjectRun {
  readonly stages: readonly ShownStage[];
  /** By the stages' indexes; undefined for the back end. */
  readonly runs: readonly (TemplateRun | undefined)[];
}

/** @param answer what the back end answers, where it is no mock */
export function runSubject({ request, backend }: Subject, event: ProxyEvent, answer: string): SubjectRun {
  const first = request && runTemplate(request, event, undefined);
  const runs: (TemplateRun | undefined)[] = first === undefined ? [] : [first];
  const stages = first === undefined ? [] : [first.shown];
  if (backend !== undefined) {
    const isMock = backend.type === 'MOCK';
    const status = isMock ? statusOf(first?.shown.text ?? '') : undefined;
    stages.push(backendStage(backend.type, isMock ? mockText(status) : answer));
    runs.push(undefined);
    const response = backend.response(status);
    const body = isMock ? '' : answer;
    const last = response && runTemplate(response, { ...event, body }, first?.recording?.overrides);
    if (last !== undefined) {
      stages.push(last.shown);
      runs.push(last);
    }
  }
  return { stages, runs };
}

function backendStage(type: string, text: string): ShownStage {
  const title = type === 'MOCK' ? 'Mock' : `What the back end answers (${type.toLowerCase().replace('_', ' ')})`;
  return { title, kind: 'backend', text, pieces: [], problems: [], overrides: [] };
}

function mockText(status: string | undefined): string {
  return status === undefined
    ? 'The request template should print `{"statusCode": 200}`: a mock answers with the status that it says.'
    : `Answers with the status ${status}.`;
}

function statusOf(output: string): string | undefined {
  return /["']?statusCode["']?\s*:\s*(\d+)/.exec(output)?.[1];
}

function runTemplate(stage: TemplateStage, event: ProxyEvent, overrides: Overrides | undefined): TemplateRun {
  const { title, text, name, phase } = stage;
  const shown = { title, kind: 'template', text: '', pieces: [], problems: [], overrides: [] } as const;
  const template = attempt(() => compile(text, { name }));
  if (template instanceof TemplateError) {
    return { stage, recording: undefined, shown: { ...shown, problems: problemsOf(template) } };
  }
  const recording = attempt(() => record(template, event, { phase, ...(overrides && { overrides }) }));
  if (recording instanceof TemplateError) {
    return { stage, recording: undefined, shown: { ...shown, problems: problemsOf(recording) } };
  }
  return { stage, recording, shown: shownRun(title, recording) };
}

function record(
  template: MappingTemplate,
  event: ProxyEvent,
  options: Parameters<MappingTemplate['record']>[1],
): Recording {
  return template.record(event, options);
}

function attempt<T>(run: () => T): T | TemplateError {
  try {
    return run();
  } catch (error) {
    if (error instanceof TemplateError) return error;
    throw error;
  }
}

function shownRun(title: string, { output, steps, error, overrides }: Recording): ShownStage {
  const writers = writersOf(steps, 'output').map((index) => steps[index] as Step);
  const mistake = error === undefined ? jsonMistake(output) : undefined;
  const at = mistake === undefined ? undefined : (writers.find(({ end }) => mistake.offset < end) ?? writers.at(-1));
  const notJson: ShownProblem[] =
    mistake === undefined ? [] : [{ message: mistake.message, place: at && [at.site.start, at.site.end] }];
  return {
    title,
    kind: 'template',
    text: output,
    pieces: writers.map(({ start, end }): Stretch => [start, end]),
    problems: [...(error === undefined ? [] : problemsOf(error)), ...notJson],
    overrides: overrideLines(overrides),
  };
}

function problemsOf({ message, range, problems }: TemplateError): ShownProblem[] {
  if (problems.length > 0) return problems.map((one) => ({ message: one.message, place: [one.start, one.end] }));
  return [{ message, place: [range.start, range.end] }];
}

/** @returns the text of the template that wrote a character of the output */
export function writerOf({ recording, stage }: TemplateRun, offset: number): Stretch | undefined {
  const steps = recording?.steps ?? [];
  const step = steps.find(({ into, start, end }) => into === 'output' && start <= offset && offset < end);
  return step === undefined || step.site.source.text !== stage.text ? undefined : [step.site.start, step.site.end];
}

/** So many steps are followed: what is selected is mostly one thing, and a loop may have run it often. */
const MOST_STEPS = 500;

/** @returns what came of a stretch of the template: what it wrote, and what its values were written to */
export function writtenBy({ recording, stage }: TemplateRun, [start, end]: Stretch): readonly Stretch[] {
  const steps = recording?.steps ?? [];
  const own = steps.flatMap((step, index) =>
    step.site.source.text === stage.text ? [{ index, site: step.site }] : [],
  );
  const inside = own.filter(({ site }) => start <= site.start && site.end <= end);
  const meant = inside.length > 0 ? inside : smallest(own.filter(({ site }) => site.start <= start && end <= site.end));
  const written = meant.slice(0, MOST_STEPS).flatMap(({ index }) => writtenFrom(steps, index));
  const stretches = [...new Set(written)].map((index) => steps[index] as Step);
  return stretches.filter((step) => step.end > step.start).map((step): Stretch => [step.start, step.end]);
}

/** A cursor is in a loop and in a branch as well, and what is meant is the innermost thing. */
function smallest<T extends { readonly site: Site }>(found: readonly T[]): readonly T[] {
  const length = ({ site }: T): number => site.end - site.start;
  const least = found.reduce((least, one) => Math.min(least, length(one)), Number.POSITIVE_INFINITY);
  return found.filter((one) => length(one) === least);
}
