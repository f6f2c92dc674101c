import { dirname, resolve } from 'node:path';
import { readText } from '../read-file.js';
import { parseJsonFile } from '../read-json.js';
import type { Declaration } from './declaration.js';
import { type Reading, readDeclaredCase } from './declared-case.js';
import { type SchemaProblem, schemaProblems } from './schema-problems.js';
import { shownPath } from './shown-path.js';
import type { Case, Suite, SuiteProblem } from './suite.js';
import { problemOfError } from './suite-problem.js';
import { isFile } from './template-file.js';
import { parseTestFile, type TestFileDocument } from './test-file-document.js';

/**
 * Reads a `*.vtltest.yaml`, `*.vtltest.yml` or `*.vtltest.json`. A problem of one case costs that case; one of the file
 * costs all of them.
 *
 * @throws UsageError where the file cannot be read
 */
export async function readTestFile(file: string): Promise<Suite> {
  const document = await parsed(readText(file, 'the test file'), file);
  if (!('data' in document)) return { file, template: undefined, cases: [], problems: document, files: [file] };
  const found = schemaProblems(document);
  const pathOf = (path: string): string => shownPath(resolve(dirname(file), path));
  const { template: named } = { ...(document.data as Partial<Declaration>) };
  const unusable = typeof named === 'string' && named !== '' ? templateProblem(named, pathOf, document) : undefined;
  const template = typeof named === 'string' && !isPlaceInDefinition(named) ? pathOf(named) : undefined;
  const problems = [...(unusable === undefined ? [] : [unusable]), ...found.map(({ problem }) => problem)];
  const files = new Set(template === undefined ? [file] : [file, template]);
  const reading = { document, declaration: document.data as Declaration, pathOf, problems, files };
  const cases = unusable === undefined ? await readCases(reading, found) : [];
  return { file, template, cases, problems, files: [...files] };
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

function isPlaceInDefinition(template: string): boolean {
  return /#|\.(ya?ml|json)$/i.test(template);
}

function templateProblem(
  template: string,
  pathOf: (path: string) => string,
  document: TestFileDocument,
): SuiteProblem | undefined {
  if (isPlaceInDefinition(template)) {
    const advice = 'which cannot be read yet: put the template into a file of its own, and name that';
    return document.problem(['template'], `\`${template}\` leads into an API definition, ${advice}.`);
  }
  if (isFile(pathOf(template))) return undefined;
  const message = `There is no template \`${pathOf(template)}\`: correct the path, which is relative to this file.`;
  return document.problem(['template'], message);
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
