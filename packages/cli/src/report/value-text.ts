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
  const text = beginning(value, length + 1);
  return text.length > length ? `${text.slice(0, length - 1)}…` : text;
}

/** @returns what the JSON of a value begins with, and of a short value all; what is beyond `room` is not looked at */
function beginning(value: unknown, room: number): string {
  if (typeof value === 'string') return JSON.stringify(value.slice(0, room));
  if (typeof value !== 'object' || value === null) return JSON.stringify(value) ?? 'null';
  const isList = Array.isArray(value);
  let text = isList ? '[' : '{';
  for (const key in value) {
    if (text.length > room) return text;
    const member: unknown = Reflect.get(value, key);
    const name = isList ? '' : `${JSON.stringify(key)}:`;
    text += `${text.length > 1 ? ',' : ''}${name}${beginning(member, room - text.length)}`;
  }
  return text + (isList ? ']' : '}');
}
