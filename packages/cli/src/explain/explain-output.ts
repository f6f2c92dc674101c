import { originsOf, type Recording, writerAt } from '@veloway/mapping';
import { type Position, positionAt, type Step } from '@veloway/vtl';
import type pc from 'picocolors';
import { conditionValues } from '../report/condition-values.js';
import { printExcerpt } from '../report/excerpt.js';
import { lineText, placeText, siteText } from '../report/place-text.js';
import { roundNumber } from '../report/rounds.js';
import { sourceOffset } from '../report/source-offset.js';
import { valueText } from '../report/value-text.js';

/** Which text of the template wrote a character of the output, and where it came from. */
export interface OutputExplanation extends Position {
  /** The offset in the output that was asked about. */
  readonly at: number;
  /** The text that was written at once, and its offsets in the output. */
  readonly text: string;
  readonly start: number;
  readonly end: number;
  /** The index of the step that wrote it. */
  readonly step: number;
  /** Where the character's value came from, as a template would name it. */
  readonly origins: readonly string[];
  /** The index of the step whose text is the character itself, where it is the template's own. */
  readonly own: number | undefined;
  /** The steps through which it came, by their indexes, the last first. */
  readonly through: readonly number[];
  /** The steps in which it was written: rounds, branches, bodies; the outermost first. */
  readonly within: readonly number[];
}

/** @returns the explanation of the character at an offset of the output, or undefined past its end */
export function explainOutput({ steps, output }: Recording, offset: number): OutputExplanation | undefined {
  const step = writerAt(steps, 'output', offset);
  if (step === undefined) return undefined;
  const { start, end } = steps[step] as Step;
  const origins = originsOf(steps, step, offset - start);
  const through = new Set(origins.flatMap((origin) => origin.through));
  through.delete(step);
  return {
    ...positionAt(output, offset),
    at: offset,
    ...{ text: output.slice(start, end), start, end, step },
    origins: origins.flatMap(({ expression }) => expression ?? []),
    own: origins.length === 1 && origins[0]?.expression === undefined ? origins[0]?.step : undefined,
    through: [...through],
    within: enclosing(steps, step),
  };
}

function enclosing(steps: readonly Step[], step: number): readonly number[] {
  const within: number[] = [];
  for (let at = steps[step]?.within; at !== undefined; at = steps[at]?.within) within.unshift(at);
  return within;
}

/** @returns the explanation as people read it */
export function outputExplanationText(
  explanation: OutputExplanation,
  { steps, output }: Recording,
  color: ReturnType<typeof pc.createColors>,
): string {
  const writer = steps[explanation.step] as Step;
  const { source } = writer.site;
  const at = sourceOffset(writer, explanation.at);
  const lines = [
    printExcerpt(output, explanation, color),
    `written by ${color.bold(placeText(source, at))}  ${lineText(source, at)}`,
    ...valueLines(explanation, writer),
    ...ownLine(explanation, steps),
    ...throughLines(explanation, steps),
    ...explanation.within.flatMap((index) => withinLine(steps, index)),
  ];
  return `${lines.join('\n')}\n`;
}

function valueLines({ origins }: OutputExplanation, { site, value }: Step): readonly string[] {
  if (site.kind === 'text') return ['  the template says so itself'];
  const own = siteText(site);
  const from = origins.filter((origin) => origin !== own);
  return [`  ${own} was ${valueText(value)}${from.length === 0 ? '' : `, from ${from.join(' and ')}`}`];
}

/** A character of a longer text may come from elsewhere than the rest. */
function ownLine({ step, own }: OutputExplanation, steps: readonly Step[]): readonly string[] {
  const site = own === undefined || own === step ? undefined : steps[own]?.site;
  return site === undefined
    ? []
    : [`  of which this is the template's own text, at ${placeText(site.source, site.start)}`];
}

/** How many of the statements on the way are told. */
const MOST_THROUGH = 20;

/** What a loop did again and again is told once. */
function throughLines({ through }: OutputExplanation, steps: readonly Step[]): readonly string[] {
  const lines = [...new Set(through.flatMap((index) => throughLine(steps, index)))];
  const left = lines.length - MOST_THROUGH;
  return [...lines.slice(0, MOST_THROUGH), ...(left > 0 ? [`  … and ${left} more`] : [])];
}

/** Statements that values pass on their way; the rest of the way is within them. */
function throughLine(steps: readonly Step[], index: number): readonly string[] {
  const step = steps[index];
  if (step === undefined) return [];
  const { site } = step;
  const text = `${placeText(site.source, site.start)}  ${siteText(site)}`;
  if (site.kind === 'set' || site.kind === 'method') return [`  by way of ${text}`];
  if (site.kind !== 'round') return [];
  return [`  by way of ${text}, round ${roundNumber(steps, index)}`];
}

function withinLine(steps: readonly Step[], index: number): readonly string[] {
  const step = steps[index];
  if (step === undefined) return [];
  const { site } = step;
  const place = placeText(site.source, site.start);
  if (site.kind === 'branch') return [`  since ${place}  ${siteText(site)} was true${conditionValues(steps, index)}`];
  if (site.kind === 'round') return [`  in round ${roundNumber(steps, index)} of ${place}  ${siteText(site)}`];
  return [];
}
