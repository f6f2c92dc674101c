import type { Recording } from '@veloway/mapping';
import type { Step } from '@veloway/vtl';
import type pc from 'picocolors';
import { conditionValues } from '../report/condition-values.js';
import { placeText, siteText } from '../report/place-text.js';
import { roundNumber } from '../report/rounds.js';
import { givenValue, valueText } from '../report/value-text.js';

type Colors = ReturnType<typeof pc.createColors>;

/** How wide the template's text is shown. */
const WIDTH = 44;

/** @returns the run as people read it: a numbered line for each statement that ran */
export function traceText({ steps }: Recording, color: Colors): string {
  const lines = steps.flatMap((step, index) => {
    const what = eventText(steps, step, index);
    return what === undefined ? [] : [{ step, index, what }];
  });
  const places = lines.map(({ step }) => placeText(step.site.source, step.site.start));
  const placeWidth = Math.max(0, ...places.map((place) => place.length));
  const numberWidth = String(lines.length).length;
  return lines
    .map(({ step, index, what }, i) => {
      const number = color.dim(String(i + 1).padStart(numberWidth));
      const text = cut(`${'  '.repeat(depthOf(steps, index))}${textOf(step)}`);
      return `${number}  ${(places[i] ?? '').padEnd(placeWidth)}  ${text}  ${what}\n`;
    })
    .join('');
}

/** What a statement did, or undefined for what is only a part of one. */
function eventText(steps: readonly Step[], step: Step, index: number): string | undefined {
  const { site, into, start, end } = step;
  const value = givenValue(steps, index);
  switch (site.kind) {
    case 'set':
      return value === null ? 'sets nothing, as the value is nothing' : `= ${valueText(value)}`;
    case 'branch':
      return `${value}${conditionValues(steps, index)}`;
    case 'foreach':
      return `${countText(roundsIn(steps, index), 'round')} over ${valueText(value)}`;
    case 'round':
      return `round ${roundNumber(steps, index)}: $${site.name} = ${valueText(value)}`;
    case 'define':
      return `defines $${site.name}`;
    case 'call':
      return 'calls the macro';
    case 'otherwise':
      return 'taken';
    case 'break':
    case 'stop':
      return 'leaves';
    default:
      return into === undefined ? undefined : printedText(step, end - start);
  }
}

function printedText({ site, value, into }: Step, length: number): string | undefined {
  if (site.kind === 'text') return undefined;
  const what = length === 0 ? 'nothing' : valueText(value);
  return into === 'output' ? `prints ${what}` : `adds ${what} to a string`;
}

function roundsIn(steps: readonly Step[], loop: number): number {
  return steps.filter(({ site, within }) => site.kind === 'round' && within === loop).length;
}

function countText(count: number, what: string): string {
  return `${count === 0 ? 'no' : count} ${what}${count === 1 ? '' : 's'}`;
}

function depthOf(steps: readonly Step[], index: number): number {
  let depth = 0;
  for (let at = steps[index]?.within; at !== undefined; at = steps[at]?.within) depth++;
  return depth;
}

function textOf({ site }: Step): string {
  return site.kind === 'otherwise' ? '#else' : siteText(site);
}

function cut(text: string): string {
  return text.length > WIDTH ? `${text.slice(0, WIDTH - 1)}…` : text.padEnd(WIDTH);
}
