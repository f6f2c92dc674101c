import { inlineEvent, jsonTextOf, type Overrides, type ProxyEvent, plainData } from '@veloway/mapping';
import type { ComparisonMode } from '../compare/comparison.js';
import { readEventFile, readExpectedFile } from './case-files.js';
import { conflictsOf } from './conflicts.js';
import { type Declaration, type DeclaredCase, modeOf, phaseOf } from './declaration.js';
import type { Case, ExpectedOutput, SuiteProblem } from './suite.js';
import type { DocumentPath, TestFileDocument } from './test-file-document.js';

/** The file that cases are read from, and what is found on the way. */
export interface Reading {
  readonly document: TestFileDocument;
  readonly declaration: Declaration;
  /** @returns a path that the test file names, as messages show it */
  readonly pathOf: (path: string) => string;
  readonly problems: SuiteProblem[];
  /** The files that cases name, whether they can be read or not. */
  readonly files: Set<string>;
}

/** @returns one case of a test file, or undefined after telling what is wrong with it */
export async function readDeclaredCase(index: number, reading: Reading): Promise<Case | undefined> {
  const { document, declaration, problems } = reading;
  const declared = declaration.cases[index];
  if (declared === undefined) return undefined;
  const path = ['cases', index];
  const before = problems.length;
  for (const { key, message } of conflictsOf(declared, declaration)) {
    problems.push(document.problem([...path, key], message, 'key'));
  }
  const event = await eventOf(declared, path, reading);
  const output = outputOf(declared, path, reading);
  if (event === undefined || problems.length > before) return undefined;
  return caseOf(declared, path, reading, event, output);
}

function caseOf(
  declared: DeclaredCase,
  path: DocumentPath,
  { document, declaration, pathOf }: Reading,
  event: ProxyEvent,
  output: ExpectedOutput | undefined,
): Case {
  const { file } = document;
  const place = (key: string) => ({ file, line: document.line([...path, key]) });
  const { name, overrides, error, skip = false, only = false } = declared;
  const { phase = phaseOf(declaration), dialect = declaration.dialect ?? 'api-gateway' } = declared;
  const eventFile = typeof declared.event === 'string' ? [pathOf(declared.event)] : [];
  return {
    name,
    place: place('name'),
    event,
    phase,
    variables: plainData({ ...declaration.variables, ...declared.variables }) as Record<string, unknown>,
    dialect,
    newMode: output === undefined ? modeOf(declared, declaration) : undefined,
    output,
    overrides: overrides && {
      overrides: plainData(overrides) as Overrides,
      file: undefined,
      place: place('overrides'),
    },
    error,
    ignore: ignored(declared, declaration),
    skip,
    only,
    files: [file, ...eventFile, ...(output?.file === undefined ? [] : [output.file])],
    newOutput: undefined,
    newOverrides: undefined,
  };
}

/** What the file leaves out of all cases concerns those that compare JSON. */
function ignored(declared: DeclaredCase, declaration: Declaration): readonly string[] {
  const mode = modeOf(declared, declaration) ?? 'json';
  return mode === 'json' ? [...(declaration.ignore ?? []), ...(declared.ignore ?? [])] : [];
}

async function eventOf({ event }: DeclaredCase, path: DocumentPath, reading: Reading): Promise<ProxyEvent | undefined> {
  if (typeof event !== 'string') return inlineEvent(event);
  const file = reading.pathOf(event);
  reading.files.add(file);
  const problems: SuiteProblem[] = [];
  const read = await readEventFile(file, problems);
  // A fault within the file has its place there; a file that is not to be read, where it is named.
  reading.problems.push(
    ...problems.map((problem) => (problem.excerpt === undefined ? at(path, 'event', problem, reading) : problem)),
  );
  return read;
}

function outputOf(declared: DeclaredCase, path: DocumentPath, reading: Reading): ExpectedOutput | undefined {
  const { expected, expectedFile } = declared;
  const { document, declaration } = reading;
  const mode = modeOf(declared, declaration) ?? 'text';
  if (expectedFile !== undefined) return outputFile(expectedFile, mode, path, reading);
  if (expected === undefined) return undefined;
  const text = typeof expected === 'string' ? expected : jsonTextOf(expected);
  return { mode, text, file: undefined, place: { file: document.file, line: document.line([...path, 'expected']) } };
}

function outputFile(
  name: string,
  mode: ComparisonMode,
  path: DocumentPath,
  reading: Reading,
): ExpectedOutput | undefined {
  const file = reading.pathOf(name);
  reading.files.add(file);
  const problems: SuiteProblem[] = [];
  const text = readExpectedFile(file, problems);
  reading.problems.push(...problems.map((problem) => at(path, 'expectedFile', problem, reading)));
  return text === undefined ? undefined : { mode, text, file, place: { file, line: 1 } };
}

function at(path: DocumentPath, key: string, { message }: SuiteProblem, { document }: Reading): SuiteProblem {
  return document.problem([...path, key], message);
}
