import { dirname, resolve } from 'node:path';
import { readText } from '../read-file.js';
import { parseJsonFile } from '../read-json.js';
import type { Declaration } from './declaration.js';
import { type Reading, readDeclaredCase } from './declared-case.js';
import { readDeclaredTemplate } from './declared-template.js';
import { type SchemaProblem, schemaProblems } from './schema-problems.js';
import { shownPath } from './shown-path.js';
import type { Case, Suite, SuiteProblem } from './suite.js';
import { problemOfError } from './suite-problem.js';
import { parseTestFile, type TestFileDocument } from './test-file-document.js';

/**
 * Reads a `*.vtltest.yaml`, `*.vtltest.yml` or `*.vtltest.json`. A problem of one case costs that case; one of the file
 * costs all of them.
 *
 * @param text of the file, or what it may become
 * @throws UsageError where the file cannot be read
 */
export async function readTestFile(file: string, text = readText(file, 'the test file')): Promise<Suite> {
  const document = await parsed(text, file);
  if (!('data' in document)) return { file, template: undefined, cases: [], problems: document, files: [file] };
  const found = schemaProblems(document);
  const pathOf = (path: string): string => shownPath(resolve(dirname(file), path));
  const declared = await readDeclaredTemplate(document, pathOf);
  const { template, inDefinition } = declared;
  const problems = [...declared.problems, ...found.map(({ problem }) => problem)];
  const files = new Set(declared.file === undefined ? [file] : [file, declared.file]);
  const reading = { document, declaration: document.data as Declaration, pathOf, problems, files };
  const cases = declared.problems.length === 0 ? await readCases(reading, found) : [];
  return { file, template, inDefinition, cases, problems, files: [...files] };
}

/** JSON is read as YAML for the sake of its places, but is held to its own syntax before. */
async function parsed(text: string, file: string): Promise<TestFileDocument | readonly SuiteProblem[]> {
  try {
    if (file.endsWith('.json')) await parseJsonFile(text, 'The test file', file);
    return parseTestFile(text, file);
  } catch (error) {
    return [problemOfError(error, file)];
  }
}

/** Reads the cases that the schema allows; none where the file itself has a problem, which may concern them all. */
async function readCases(reading: Reading, found: readonly SchemaProblem[]): Promise<Case[]> {
  const broken = new Set(found.map(({ index }) => index));
  if (broken.has(undefined)) return [];
  const cases: Case[] = [];
  for (const index of reading.declaration.cases.keys()) {
    if (broken.has(index) || isRepeated(index, reading)) continue;
    const read = await readDeclaredCase(index, reading);
    if (read !== undefined) cases.push(read);
  }
  return cases;
}

/** Tells of a case whose name an earlier one has. */
function isRepeated(index: number, { document, declaration, problems }: Reading): boolean {
  const name = declaration.cases[index]?.name;
  const first = declaration.cases.findIndex((other) => other?.name === name);
  if (first === index) return false;
  const line = document.line(['cases', first, 'name']);
  const message = `Another case is called \`${name}\`, in line ${line}: give each a name of its own.`;
  problems.push(document.problem(['cases', index, 'name'], message));
  return true;
}
