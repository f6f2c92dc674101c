import { xmlConverters } from './contestants/xml-converters.js';
import { soapDocument } from './soap-document.js';

/** What a process that converts one document again and again tells of its memory, in bytes. */
export interface SoapMemory {
  /** The heap after a tenth of the conversions, and after all of them, with no result kept. */
  readonly before: number;
  readonly after: number;
  /** How much the process grew at most while it converted. */
  readonly peak: number;
}

/** The arguments are a contestant, the bytes of the document, and how many times it is converted. */
const [, , name = '', bytes = '0', rounds = '10'] = process.argv;
const converter = (await xmlConverters()).find((known) => known.name === name);
if (converter === undefined) throw new Error(`There is no contestant \`${name}\`.`);
const xml = soapDocument(Number(bytes));
const start = process.memoryUsage().rss;
const times = Number(rounds);
let before = 0;
for (let round = 1; round <= times; round++) {
  converter.convert(xml);
  if (round === Math.ceil(times / 10)) before = heap();
}
// Node gives the peak in kilobytes.
const peak = process.resourceUsage().maxRSS * 1024 - start;
console.log(JSON.stringify({ before, after: heap(), peak } satisfies SoapMemory));

function heap(): number {
  globalThis.gc?.();
  return process.memoryUsage().heapUsed;
}
