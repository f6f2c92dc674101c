import { readFileSync, statSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { readWsdl, type Wsdl, type WsdlProblem } from '@veloway/soap';
import { readBytes } from '../../read-file.js';
import { type DocumentProblem, wsdlProblem } from './document-problem.js';
import { decoded, nameOf } from './read-document.js';

/** A WSDL with all that it imports, and what is wrong with them. */
export interface WsdlFile {
  readonly file: string;
  readonly wsdl: Wsdl;
  readonly problems: readonly DocumentProblem[];
  /** The files that it is in, by their paths, that of the WSDL first. */
  readonly files: ReadonlyMap<string, Uint8Array>;
}

/**
 * Reads a WSDL and what it imports from the disk; nothing is fetched from a network.
 *
 * @param file a path, or `-` for the standard input
 * @throws UsageError where it cannot be read
 * @throws DocumentError where its bytes are no text
 */
export async function readWsdlFile(file: string): Promise<WsdlFile> {
  const name = nameOf(file);
  const bytes = readBytes(file, 'the WSDL');
  const text = decoded(bytes, name);
  const texts = new Map([[name, text]]);
  const files = new Map<string, Uint8Array>([[file, bytes]]);
  const load = (location: string): string | undefined => {
    const path = pathOf(location);
    if (path === undefined || !isFile(path)) return undefined;
    const found = readFileSync(path);
    const content = decoded(found, location);
    files.set(path, found);
    texts.set(location, content);
    return content;
  };
  const { wsdl, problems } = await readWsdl(text, { location: name, load });
  return { file: name, wsdl, files, problems: problems.map((problem) => wsdlProblem(withAdvice(problem), texts)) };
}

/** `http:` and its like, and what Windows looks for on other machines; a letter alone is a drive of this one. */
const REMOTE = /^(?:(?!file:)[a-z][a-z0-9+.-]+:|file:\/\/[^/]|[\\/]{2})/i;

/** @returns the path of a file on the disk, of which imports may write spaces as `%20` */
function pathOf(location: string): string | undefined {
  try {
    if (REMOTE.test(location)) return undefined;
    if (/^file:/i.test(location)) return fileURLToPath(location);
    return isFile(location) ? location : decodeURIComponent(location);
  } catch {
    return undefined;
  }
}

/** Devices and pipes may never end. */
function isFile(path: string): boolean {
  return statSync(path, { throwIfNoEntry: false })?.isFile() ?? false;
}

/** The library does not know that nothing is fetched here. */
function withAdvice(problem: WsdlProblem): WsdlProblem {
  const [, location = ''] = /^The file `([^`]*)`/.exec(problem.message) ?? [];
  if (problem.code !== 'missing-document' || !REMOTE.test(location)) return problem;
  const why = 'since imports are read from the disk only, never from the network';
  const message = `\`${location}\` is not fetched, ${why}. Save the file beside this one, and import it by its name.`;
  return { ...problem, message };
}
