import { readFileSync } from 'node:fs';
import { dirname, relative, resolve, sep } from 'node:path';
import { readWsdl, type WsdlProblem } from '@veloway/soap';
import { readText } from '../read-file.js';
import type { ReadService } from './init/project-files.js';

/** A WSDL with all that it imports, and what is wrong with them. */
export interface ReadWsdlFile extends ReadService {
  readonly problems: readonly WsdlProblem[];
  /** The text of each file that a problem may be in, by the name that problems call it. */
  readonly texts: ReadonlyMap<string, string>;
}

/**
 * Reads a WSDL and what it imports, from files and from nowhere else.
 *
 * @throws UsageError where the file cannot be read
 */
export async function readService(file: string): Promise<ReadWsdlFile> {
  const text = readText(file, 'the WSDL');
  const texts = new Map([[file, text]]);
  const load = (location: string): string | undefined => {
    if (/^[a-z][a-z0-9+.-]+:/i.test(location)) return undefined;
    const found = textOf(location);
    if (found !== undefined) texts.set(location, found);
    return found;
  };
  const { wsdl, problems } = await readWsdl(text, { location: file, load });
  const root = commonFolder([...texts.keys()].map((path) => dirname(resolve(path))));
  const below = (path: string): string => relative(root, resolve(path)).split(sep).join('/');
  const documents = new Map(Array.from(texts, ([path, content]) => [below(path), content]));
  return { wsdl, problems, texts, documents, main: below(file) };
}

function textOf(path: string): string | undefined {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return undefined;
  }
}

/** @returns the folder that all folders are in */
function commonFolder([first = '.', ...others]: readonly string[]): string {
  return others.reduce((common, folder) => {
    let shared = common;
    while (shared !== dirname(shared) && !`${folder}${sep}`.startsWith(`${shared}${sep}`)) shared = dirname(shared);
    return shared;
  }, first);
}
