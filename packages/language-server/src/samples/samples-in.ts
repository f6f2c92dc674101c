import type { ProxyEvent } from '@veloway/mapping';
import { type ParseError, parse } from 'jsonc-parser';
import type { NamedFile } from '../files.js';
import type { Sample } from '../template-view.js';

/** What a folder of cases holds. */
export interface SamplesIn {
  readonly samples: readonly Sample[];
  /** A sentence for each file that is no sample request, though its name says so. */
  readonly problems: readonly string[];
}

const EVENT = '.event.json';

/** @returns the folder that holds the cases of a template: `orders.vtl.cases` */
export function sampleFolderOf(template: string): string {
  return `${template}.cases`;
}

/** @param files those of a folder of cases, in alphabetical order */
export function samplesIn(files: readonly NamedFile[]): SamplesIn {
  const events = files.filter(({ name }) => name.endsWith(EVENT));
  const found = events.map((file) => sampleIn(file, file.name.slice(0, -EVENT.length)));
  return {
    samples: found.filter((one) => typeof one !== 'string'),
    problems: found.filter((one) => typeof one === 'string'),
  };
}

/** @returns the sample request that a file holds, or a sentence that says why it is none */
export function sampleIn({ name: file, text }: NamedFile, name: string): Sample | string {
  const errors: ParseError[] = [];
  const event = parsed(text.replace(/^\ufeff/, ''), errors);
  if (errors.length === 0 && typeof event === 'object' && event !== null && !Array.isArray(event)) {
    return { name, event: event as ProxyEvent };
  }
  return `${file} is no sample request: it should be one object of JSON.`;
}

/** What nests so deep that the parser, which calls itself, has no room for it is no request either. */
function parsed(text: string, errors: ParseError[]): unknown {
  try {
    return parse(text, errors);
  } catch (error) {
    if (error instanceof RangeError) return undefined;
    throw error;
  }
}
