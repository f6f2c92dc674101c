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
  const samples: Sample[] = [];
  const problems: string[] = [];
  for (const { name, text } of files) {
    if (!name.endsWith(EVENT)) continue;
    const errors: ParseError[] = [];
    const event: unknown = parse(text.replace(/^\ufeff/, ''), errors);
    if (errors.length === 0 && typeof event === 'object' && event !== null && !Array.isArray(event)) {
      samples.push({ name: name.slice(0, -EVENT.length), event: event as ProxyEvent });
    } else problems.push(`${name} is no sample request: it should be one object of JSON.`);
  }
  return { samples, problems };
}
