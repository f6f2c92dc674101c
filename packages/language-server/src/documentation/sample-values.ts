import type { Reference } from '@veloway/vtl';
import { evaluate, isReached, prefixOf } from '../infer/evaluate.js';
import { flowOf, regionsAround } from '../infer/flow.js';
import { findAt } from '../infer/payload.js';
import type { TemplateView } from '../template-view.js';
import { codeSpan, fence } from './row-markdown.js';
import { valueText } from './value-text.js';

/** How many samples are shown. */
const MOST_SAMPLES = 3;
const MOST_CHARACTERS = 400;

/** @returns what a reference is under each sample, as Markdown; empty where there is nothing to tell */
export function sampleValues(view: TemplateView, reference: Reference, count: number): string {
  const round = [...regionsAround(flowOf(view.tree), reference.start)].some(({ kind }) => kind === 'loop')
    ? ', in the first round'
    : '';
  const lines = view.samples.slice(0, MOST_SAMPLES).map((sample) => {
    const evaluation = { view, sample, round: 0, exact: true };
    if (isReached(evaluation, reference.start) === false)
      return `Under the sample ${codeSpan(sample.name)} it is not reached.`;
    const outcome = evaluate(evaluation, prefixOf(reference, count), reference.start);
    const text = outcome.kind === 'value' ? valueText(outcome.value, MOST_CHARACTERS) : undefined;
    return text === undefined ? '' : underSample(sample.name, round, text);
  });
  return lines.filter(Boolean).join('\n\n');
}

/** @returns what a JSON path finds in the payload of each sample, as Markdown */
export function samplePaths(view: TemplateView, path: string): string {
  const lines = view.samples.slice(0, MOST_SAMPLES).map((sample) => {
    const found = findAt(sample, path);
    const text = found === undefined ? undefined : valueText(found, MOST_CHARACTERS);
    return text === undefined
      ? `In the sample ${codeSpan(sample.name)} it finds nothing.`
      : underSample(sample.name, '', text);
  });
  return lines.join('\n\n');
}

function underSample(name: string, round: string, text: string): string {
  const short = text.length <= 60 && !text.includes('\n');
  const intro = `Under the sample ${codeSpan(name)}${round}:`;
  return short ? `${intro} ${codeSpan(text)}` : `${intro}\n\n${fence(text, 'json')}`;
}
