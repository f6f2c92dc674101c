import type { Place } from './place.js';
import type { Reading } from './reading.js';
import { itemsAt, objectAt, textAt } from './typed-values.js';

/** What an import makes of the base path, by its parameter `basepath`. */
export type BasePathMode = 'ignore' | 'prepend' | 'split';

/** @returns what paths begin with: nothing, the base path, or the base path without its first part */
export function basePathPrefix(reading: Reading, mode: BasePathMode): string {
  if (mode === 'ignore') return '';
  const parts = basePathOf(reading)
    .split('/')
    .filter((part) => part !== '');
  // Recorded: `split` leaves the first part out.
  return (mode === 'split' ? parts.slice(1) : parts).map((part) => `/${part}`).join('');
}

function basePathOf(reading: Reading): string {
  const { root, version } = reading;
  if (version === 'swagger-2.0') return textAt(reading, root.get('basePath')) ?? '';
  // Documented: of several servers, the first one counts.
  const [server] = itemsAt(reading, root.get('servers'));
  const variables = objectAt(reading, objectAt(reading, server)?.get('variables'));
  // Recorded: a variable `basePath` wins over the path of the address, even where the address does not name it.
  const variable = variables?.get('basePath')?.get('default');
  return textAt(reading, variable) ?? pathOfUrl(textAt(reading, server?.get('url')) ?? '', variables);
}

function pathOfUrl(url: string, variables: Place | undefined): string {
  const filled = url.replace(/\{([^{}]*)\}/g, (_, name: string) => variables?.get(name)?.get('default')?.text ?? '');
  return filled.replace(/^(https?:)?\/\/[^/]*/, '').replace(/[?#].*$/, '');
}
