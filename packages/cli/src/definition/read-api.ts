import { dirname, resolve } from 'node:path';
import { type DefinedApi, type Definition, type DefinitionProblem, readDefinition } from '@veloway/api';
import { nearest, positionAt } from '@veloway/vtl';
import { pairs } from '../name-value.js';
import { readText } from '../read-file.js';
import type { colors } from '../report/colors.js';
import { printExcerpt } from '../report/excerpt.js';
import { UsageError } from '../usage-error.js';
import { loadBeside } from './load-beside.js';
import { noApi } from './no-api.js';

/** The options that say which API of a file is meant, and what the file leaves open. */
export interface ApiOptions {
  /** What the file calls the API, where it has several. */
  readonly api?: string;
  readonly parameter?: readonly string[];
  readonly stage?: string;
  readonly region?: string;
  readonly accountId?: string;
}

/** An API with what its file says besides. */
export interface ReadApi {
  readonly file: string;
  readonly text: string;
  readonly definition: Definition;
  readonly defined: DefinedApi;
  /** The files that were read, with the definition itself; absolute paths. */
  readonly files: readonly string[];
  /** The text of each file that a problem may be in. */
  readonly texts: ReadonlyMap<string, string>;
}

/**
 * @param file a definition; `-` for the standard input
 * @throws UsageError where the file cannot be read, has no API, or has several of which none is named
 */
export function readApi(file: string, options: ApiOptions): ReadApi {
  const text = readText(file, 'the definition');
  const name = file === '-' ? 'standard input' : file;
  const folder = file === '-' ? '.' : dirname(file);
  const texts = new Map([[name, text]]);
  const files = file === '-' ? [] : [resolve(file)];
  const definition = readDefinition(text, name, {
    parameters: pairs(options.parameter, '--parameter'),
    environment: process.env,
    pseudoParameters: pseudoParameters(options),
    ...(options.stage === undefined ? {} : { stage: options.stage }),
    load: loadBeside(file, (path, found) => {
      files.push(resolve(folder, path));
      if (found !== undefined) texts.set(path, found);
    }),
  });
  const read = { file: name, text, definition, files, texts };
  return { ...read, defined: chosenApi(read, options.api) };
}

function pseudoParameters({ region, accountId }: ApiOptions): Record<string, string> {
  return {
    ...(region === undefined ? {} : { 'AWS::Region': region }),
    ...(accountId === undefined ? {} : { 'AWS::AccountId': accountId }),
  };
}

function chosenApi({ file, definition, texts }: Omit<ReadApi, 'defined'>, id: string | undefined): DefinedApi {
  const { apis, problems } = definition;
  const [first] = apis;
  if (first === undefined) {
    if (problems.length === 0) throw new UsageError(noApi(file, definition.kind));
    const causes = problems.map((problem) => definitionProblemText(problem, texts));
    throw new UsageError([`${file} has no API that can be read.`, ...causes.slice(0, MOST_CAUSES)].join('\n'));
  }
  const ids = apis.map((api) => api.id);
  const found = id === undefined ? (apis.length === 1 ? first : undefined) : apis.find((api) => api.id === id);
  if (found !== undefined) return found;
  const names = ids.map((known) => `\`${known}\``).join(', ');
  if (id === undefined) throw new UsageError(`${file} has several APIs: choose one with \`--api\`, ${names}.`);
  const near = nearest(id, ids);
  throw new UsageError(
    `${file} has no API \`${id}\`${near === undefined ? `: it has ${names}.` : `. Did you mean \`${near}\`?`}`,
  );
}

/** So many problems are told where nothing can be done. */
const MOST_CAUSES = 5;

/** @returns a problem of a definition as people read it: place, message, excerpt */
export function definitionProblemText(
  problem: DefinitionProblem,
  texts: ReadonlyMap<string, string>,
  color?: ReturnType<typeof colors>,
): string {
  const text = texts.get(problem.file);
  if (text === undefined) return `${problem.file}: ${problem.message}`;
  const { line, column } = positionAt(text, problem.start);
  const place = `${problem.file}:${line}:${column}`;
  if (color === undefined) return `${place}: ${problem.message}\n${printExcerpt(text, problem)}`;
  const severity = problem.severity === 'error' ? color.red('error') : color.yellow('warning');
  return `${color.bold(place)}: ${severity}: ${problem.message}\n${printExcerpt(text, problem, color)}`;
}
