import type { Recording } from '@veloway/mapping';
import type { Site, Step } from '@veloway/vtl';
import type pc from 'picocolors';
import { conditionValues } from '../report/condition-values.js';
import { placeText, siteText } from '../report/place-text.js';
import { type Rounds, roundsIn } from '../report/rounds.js';
import { givenValue, valueText } from '../report/value-text.js';

type Colors = ReturnType<typeof pc.createColors>;

/** How wide the template's text is shown. */
const WIDTH = 44;

/** How far what is within others is moved to the right at most. */
const MOST_LEVELS = 10;

/** @returns the run as people read it: a numbered line for each statement that ran */
export function traceText({ steps }: Recording, color: Colors): string {
  const rounds = roundsIn(steps);
  const lines = steps.flatMap((step, index) => {
    const what = eventText(steps, index, rounds);
    return what === undefined ? [] : [{ step, index, what }];
  });
  const places = placesOf(lines.map(({ step }) => step.site));
  const placeWidth = [...places.values()].reduce((width, place) => Math.max(width, place.length), 0);
  const numberWidth = String(lines.length).length;
  const texts = lines.map(({ step, index, what }, i) => {
    const number = color.dim(String(i + 1).padStart(numberWidth));
    const place = (places.get(step.site) ?? '').padEnd(placeWidth);
    return `${number}  ${place}  ${cut(`${'  '.repeat(depthOf(steps, index))}${textOf(step)}`)}  ${what}\n`;
  });
  return texts.join('');
}

/** Each place is looked up in its text once, however often it ran. */
function placesOf(sites: readonly Site[]): ReadonlyMap<Site, string> {
  return new Map([...new Set(sites)].map((site) => [site, placeText(site.source, site.start)]));
}

/** What a statement did, or undefined for what is only a part of one. */
function eventText(steps: readonly Step[], index: number, { numbers, counts }: Rounds): string | undefined {
  const step = steps[index] as Step;
  const value = givenValue(steps, index);
  switch (step.site.kind) {
    case 'set':
      return step.value === null ? 'sets nothing, as the value is nothing' : `= ${valueText(value)}`;
    case 'branch':
      return `${value}${conditionValues(steps, index)}`;
    case 'foreach':
      return `${countText(counts.get(index) ?? 0)} over ${valueText(value)}`;
    case 'round':
      return `round ${numbers.get(index)}: $${step.site.name} = ${valueText(value)}`;
    case 'define':
      return `defines $${step.site.name}`;
    case 'call':
      return 'calls the macro';
    case 'otherwise':
      return 'taken';
    case 'break':
    case 'stop':
      return 'leaves';
    default:
      return printedText(step);
  }
}

function printedText({ site, value, into, start, end }: Step): string | undefined {
  if (site.kind === 'text' || into === undefined) return undefined;
  const what = start === end ? 'nothing' : valueText(value);
  return into === 'output' ? `prints ${what}` : `adds ${what} to a string`;
}

function countText(rounds: number): string {
  return `${rounds === 0 ? 'no' : rounds} round${rounds === 1 ? '' : 's'}`;
}

function depthOf(steps: readonly Step[], index: number): number {
  let depth = 0;
  for (let at = steps[index]?.within; at !== undefined && depth < MOST_LEVELS; at = steps[at]?.within) depth++;
  return depth;
}

function textOf({ site }: Step): string {
  return site.kind === 'otherwise' ? '#else' : siteText(site);
}

function cut(text: string): string {
  return text.length > WIDTH ? `${text.slice(0, WIDTH - 1)}…` : text.padEnd(WIDTH);
}
