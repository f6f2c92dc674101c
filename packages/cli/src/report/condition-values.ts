import type { Step } from '@veloway/vtl';
import { siteText } from './place-text.js';
import { valueText } from './value-text.js';

/** How much of each value is shown. */
const LENGTH = 40;

/** @returns the values that decided a branch: `: $order.express was nothing`; empty where none did */
export function conditionValues(steps: readonly Step[], branch: number): string {
  const values = new Map<string, string>();
  collect(steps, branch, values);
  const texts = [...values].map(([text, value]) => `${text} was ${value}`);
  return texts.length === 0 ? '' : `: ${texts.join(', ')}`;
}

/** Goes through operations to the references that they are made of. */
function collect(steps: readonly Step[], index: number, values: Map<string, string>): void {
  for (const from of steps[index]?.from ?? []) {
    const step = steps[from];
    if (step === undefined) continue;
    if (step.site.kind === 'operation') collect(steps, from, values);
    else values.set(siteText(step.site), valueText(step.value, LENGTH));
  }
}
