import type { Recording } from '@veloway/mapping';
import { positionAt, type Step } from '@veloway/vtl';
import { errorObject } from '../report/problem.js';
import type { OutputExplanation } from './explain-output.js';
import type { PlaceExplanation } from './explain-place.js';

/** Explanations as programs read them: one line of JSON; a `step` is an index of the steps of the whole run. */
export const explanationJson = {
  /** The whole run. */
  run({ output, overrides, error, steps }: Recording): string {
    return line({ output, overrides, error: error && errorObject(error), steps: steps.map(stepObject) });
  },

  /** A place in the template; null where nothing can happen. */
  place(explanation: PlaceExplanation | undefined, { error }: Recording): string {
    if (explanation === undefined) return line(null);
    const { site, visits, times, because } = explanation;
    return line({ ...siteObject(site), times, visits, because, error: error && errorObject(error) });
  },

  /** A place in the output; null past its end. */
  output(explanation: OutputExplanation | undefined, { steps, error }: Recording): string {
    if (explanation === undefined) return line(null);
    const writtenBy = stepObject(steps[explanation.step] as Step, explanation.step);
    return line({ ...explanation, writtenBy, error: error && errorObject(error) });
  },
};

function line(data: unknown): string {
  return `${JSON.stringify(data)}\n`;
}

function stepObject({ site, ...step }: Step, index: number): object {
  return { step: index, ...siteObject(site), ...step };
}

function siteObject({ kind, name, source, start, end }: Step['site']): object {
  const place = { template: source.name, ...positionAt(source.text, start), text: source.text.slice(start, end) };
  return { kind, name, at: { ...place, start, end } };
}
