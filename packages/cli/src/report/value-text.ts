import type { Step } from '@veloway/vtl';

/** How much of a value is shown. */
const LENGTH = 80;

/** @returns the value of a step; API Gateway hands on `""` where a reference has none, which is told as nothing */
export function givenValue(steps: readonly Step[], index: number): unknown {
  const step = steps[index];
  const source = step?.kept === true && step.value === '' ? steps[step.from[0] ?? -1] : undefined;
  return source?.value === null ? null : step?.value;
}

/** @returns a value of a recording in one line: as JSON, cut where it is long; `nothing` for null */
export function valueText(value: unknown, length = LENGTH): string {
  if (value === null) return 'nothing';
  if (value === undefined) return 'no data';
  const text = JSON.stringify(value) ?? 'no data';
  return text.length > length ? `${text.slice(0, length - 1)}…` : text;
}
