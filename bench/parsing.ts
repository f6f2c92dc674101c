import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from '@veloway/vtl';
import type { Jvm } from './contestants/jvm.js';
import { velocityjsParse } from './contestants/velocityjs.js';
import { type Contestant, compete, type Figure, local, type Pace } from './measure.js';
import { VELOCITY, VELOCITYJS, VELOWAY } from './rendering.js';

/** What the contestants reached with a text of one length. */
export interface Parsing {
  readonly size: string;
  readonly bytes: number;
  readonly figures: readonly Figure[];
}

const SIZES = [
  { size: '1.3 KB', bytes: 1300 },
  { size: '100 KB', bytes: 100_000 },
  { size: '1 MB', bytes: 1_000_000 },
];

/** Parses the medium template, again and again, in texts of three lengths. */
export async function compareParsing(root: string, jvm: Jvm | undefined, pace: Pace): Promise<Parsing[]> {
  const medium = readFileSync(join(root, 'bench/templates/medium.vtl'), 'utf8');
  const results: Parsing[] = [];
  for (const { size, bytes } of SIZES) {
    const text = medium.repeat(Math.max(1, Math.round(bytes / medium.length)));
    const velocityjs = velocityjsParse(VELOCITYJS, text);
    const contestants: Contestant[] = [local(VELOWAY, () => parse(text)), velocityjs];
    if (jvm !== undefined) contestants.push(await velocity(jvm, size, text));
    results.push({ size, bytes: Buffer.byteLength(text), figures: await compete(contestants, pace) });
    await velocityjs.end();
  }
  return results;
}

async function velocity(jvm: Jvm, size: string, text: string): Promise<Contestant> {
  await jvm.load(size, { text });
  return jvm.parses(VELOCITY, size);
}

/** @returns how much longer a contestant takes for 1 MB than for 100 KB, or null where it did not get through */
export function growth(results: readonly Parsing[], name: string): number | null {
  const speed = (size: string): number | null | undefined =>
    results.find((result) => result.size === size)?.figures.find((figure) => figure.name === name)?.perSecond;
  const short = speed('100 KB');
  const long = speed('1 MB');
  return short && long ? short / long : null;
}

/** @returns MB of template text a second */
export function megabytes({ bytes }: Parsing, perSecond: number): number {
  return (bytes * perSecond) / 1e6;
}
