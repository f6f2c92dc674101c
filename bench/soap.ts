import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { BY_CONVENTION, BY_SCHEMA, xmlConverters } from './contestants/xml-converters.js';
import { compete, type Figure, local, type Pace } from './measure.js';
import { soapDocument } from './soap-document.js';
import type { SoapMemory } from './soap-memory.js';

/** What XML to JSON was measured at. */
export interface SoapFigures {
  readonly bytes: number;
  /** Documents a second. */
  readonly figures: readonly Figure[];
  readonly memory: readonly (SoapMemory & { readonly name: string; readonly rounds: number })[];
}

/** Of a quick run, the document is a tenth. */
const BYTES = 10_000_000;

/** @param root the folder of the repository */
export async function compareSoap(root: string, pace: Pace, thorough: boolean): Promise<SoapFigures> {
  const bytes = thorough ? BYTES : BYTES / 10;
  const xml = soapDocument(bytes);
  const converters = await xmlConverters();
  const contestants = converters.map(({ name, convert }) => local(name, () => convert(xml)));
  const figures = await compete(contestants, pace);
  const rounds = thorough ? 50 : 10;
  const memory = [BY_CONVENTION, BY_SCHEMA].map((name) => ({
    name,
    rounds,
    ...measureMemory(root, name, bytes, rounds),
  }));
  return { bytes: Buffer.byteLength(xml), figures, memory };
}

/** Each in a process of its own, whose peak is its own too. */
function measureMemory(root: string, name: string, bytes: number, rounds: number): SoapMemory {
  const script = join(root, 'node_modules/.cache/bench/soap-memory.mjs');
  const args = ['--expose-gc', script, name, String(bytes), String(rounds)];
  const { status, stdout, stderr } = spawnSync(process.execPath, args, { encoding: 'utf8' });
  if (status !== 0) throw new Error(`Measuring the memory of \`${name}\` failed: ${stderr}`);
  return JSON.parse(stdout) as SoapMemory;
}
