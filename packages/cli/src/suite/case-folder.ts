import type { ComparisonMode } from '../compare/comparison.js';
import { type CaseFileName, caseFileName, strayFile } from './case-file-name.js';
import { readEventFile, readExpectedFile, readOverridesFile } from './case-files.js';
import { foldersAndFiles } from './folder-entries.js';
import type { Case, ExpectedOutput, ExpectedOverrides, Suite, SuiteProblem } from './suite.js';
import { problemOfFile } from './suite-problem.js';
import { casesFolderOf, isFile, likelyTemplateOf, templateOfCases } from './template-file.js';

/** The files of one case, by what they say of it. */
interface CaseFiles {
  readonly name: string;
  /** The path of the case's files, without the part from the kind on. */
  readonly path: string;
  event?: string;
  overrides?: string;
  readonly expected: CaseFileName[];
}

const MODES: Readonly<Record<string, ComparisonMode>> = { json: 'json', xml: 'xml', txt: 'text' };

/**
 * Reads a folder such as `orders.vtl.cases`, which holds `NAME.event.json` and `NAME.expected.json` for each case.
 *
 * @param names the only cases to read, or undefined for all of them
 */
export async function readCaseFolder(folder: string, names?: readonly string[]): Promise<Suite> {
  const template = templateOfCases(folder);
  const files = [folder, ...(template === undefined ? [] : [template])];
  const missing =
    template !== undefined && isFile(template) ? undefined : problemOfFile(folder, noTemplate(folder, template));
  if (missing !== undefined) return { file: folder, template, cases: [], problems: [missing], files };
  const problems: SuiteProblem[] = [];
  const cases: Case[] = [];
  for (const found of caseFilesIn(folder, names, problems)) {
    const read = await readCase(found, problems);
    if (read !== undefined) cases.push(read);
  }
  return { file: folder, template, cases, problems, files: [...files, ...cases.flatMap((read) => read.files)] };
}

function noTemplate(folder: string, template: string | undefined): string {
  if (template !== undefined) {
    return `There is no template \`${template}\` for the cases in \`${folder}\`: add it, or rename the folder after its template.`;
  }
  const likely = likelyTemplateOf(folder) ?? 'TEMPLATE.vtl';
  return `\`${folder}\` is not called after a template: the cases of \`${likely}\` go to \`${casesFolderOf(likely)}\`.`;
}

/** Sorts a folder's files by case, and tells of those that belong to none. */
function caseFilesIn(folder: string, names: readonly string[] | undefined, problems: SuiteProblem[]): CaseFiles[] {
  const cases = new Map<string, CaseFiles>();
  for (const { name: file, kind } of foldersAndFiles(folder)) {
    const found = kind === 'file' ? caseFileName(file) : undefined;
    if (names !== undefined && (found === undefined || !names.includes(found.name))) continue;
    if (found !== undefined) addTo(cases, found, `${folder}/${found.name}`);
    else problems.push(problemOfFile(`${folder}/${file}`, kind === 'file' ? strayFile(file) : innerFolder(file)));
  }
  return [...cases.values()].sort((a, b) => (a.name < b.name ? -1 : 1));
}

function innerFolder(name: string): string {
  return `\`${name}\` is a folder, and cases are files: move its cases one folder up.`;
}

function addTo(cases: Map<string, CaseFiles>, file: CaseFileName, path: string): void {
  const files: CaseFiles = cases.get(file.name) ?? { name: file.name, path, expected: [] };
  cases.set(file.name, files);
  if (file.kind === 'expected') files.expected.push(file);
  else files[file.kind] = `${path}.${file.kind}.${file.extension}`;
}

/** @returns one case, or undefined after telling what is wrong with it */
async function readCase(files: CaseFiles, problems: SuiteProblem[]): Promise<Case | undefined> {
  const { name, path } = files;
  if (files.event === undefined) {
    problems.push(...withoutEvent(files));
    return undefined;
  }
  const before = problems.length;
  const event = await readEventFile(files.event, problems);
  const output = expectedOutput(files, problems);
  const overrides = await expectedOverrides(files, problems);
  if (event === undefined || problems.length > before) return undefined;
  return {
    ...DEFAULTS,
    name,
    place: { file: files.event, line: 1 },
    event,
    output,
    overrides,
    files: [files.event, output?.file, overrides?.file].filter((file) => file !== undefined),
    newOutput: `${path}.expected`,
    newOverrides: `${path}.overrides.json`,
  };
}

/** What a folder of cases cannot say; a test file can. */
const DEFAULTS = {
  phase: 'request',
  variables: {},
  dialect: 'api-gateway',
  error: undefined,
  newMode: undefined,
  ignore: [],
  skip: false,
  only: false,
} as const;

function withoutEvent({ name, path, expected, overrides }: CaseFiles): SuiteProblem[] {
  const files = expected.map(({ extension }) => `${path}.expected.${extension}`).concat(overrides ?? []);
  const advice = `add \`${name}.event.json\`, \`{}\` for an empty request, or delete this file`;
  return files.map((file) => problemOfFile(file, `The case \`${name}\` has no event: ${advice}.`));
}

function expectedOutput({ name, path, expected }: CaseFiles, problems: SuiteProblem[]): ExpectedOutput | undefined {
  const [first, second] = expected;
  if (first === undefined) return undefined;
  const file = `${path}.expected.${first.extension}`;
  if (second !== undefined) {
    const both = [first, second].map(({ extension }) => `\`${name}.expected.${extension}\``).join(' and ');
    problems.push(problemOfFile(file, `The case \`${name}\` has two expected outputs, ${both}: keep one of them.`));
    return undefined;
  }
  const text = readExpectedFile(file, problems);
  return text === undefined
    ? undefined
    : { mode: MODES[first.extension] ?? 'text', text, file, place: { file, line: 1 } };
}

async function expectedOverrides(files: CaseFiles, problems: SuiteProblem[]): Promise<ExpectedOverrides | undefined> {
  const { overrides: file } = files;
  const overrides = file === undefined ? undefined : await readOverridesFile(file, problems);
  return file === undefined || overrides === undefined ? undefined : { overrides, file, place: { file, line: 1 } };
}
