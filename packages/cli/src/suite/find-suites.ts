import { basename, dirname } from 'node:path/posix';
import { UsageError } from '../usage-error.js';
import { caseFileName } from './case-file-name.js';
import { shownPath } from './shown-path.js';
import {
  casesFolderOf,
  isFile,
  isFolder,
  isTemplateName,
  likelyTemplateOf,
  stemOf,
  templateOfCases,
} from './template-file.js';
import { walkFolders } from './walk-folders.js';

/** Where the cases of one template are declared; `readSuite` reads them. */
export interface SuiteSource {
  readonly kind: 'folder' | 'test-file';
  /** The test file or the folder of cases, relative to the current directory, with slashes. */
  readonly file: string;
  /** The names of the only cases to read, where a PATH leads to their files; undefined for all of them. */
  readonly names?: readonly string[];
}

const TEST_FILE = /\.vtltest\.(yaml|yml|json)$/;

/**
 * @param paths files and folders, as people name them; a folder stands for all that is in it
 * @returns what declares cases there, each once; the folders that a walk comes by are in alphabetical order
 * @throws UsageError where a path does not exist, or is a file that has nothing to do with cases
 */
export function findSuites(paths: readonly string[] = ['.']): SuiteSource[] {
  const found = new Map<string, SuiteSource>();
  for (const path of paths) {
    for (const source of sourcesAt(shownPath(path))) found.set(source.file, merged(found.get(source.file), source));
  }
  return [...found.values()];
}

/** Cases of the same folder that are named one by one are read together. */
function merged(before: SuiteSource | undefined, source: SuiteSource): SuiteSource {
  if (before === undefined) return source;
  const { kind, file } = source;
  if (before.names === undefined || source.names === undefined) return { kind, file };
  return { kind, file, names: [...before.names, ...source.names] };
}

function sourcesAt(path: string): SuiteSource[] {
  if (isFolder(path)) return isCasesFolder(path) ? [folderSource(path)] : sourcesBelow(path);
  if (!isFile(path)) throw new UsageError(`There is no file or folder \`${path}\`: correct the path.`);
  if (TEST_FILE.test(path)) return [{ kind: 'test-file', file: path }];
  if (isTemplateName(path)) return sourcesOfTemplate(path);
  const name = templateOfCases(dirname(path)) === undefined ? undefined : caseFileName(basename(path))?.name;
  if (name !== undefined) return [{ ...folderSource(dirname(path)), names: [name] }];
  throw new UsageError(
    `\`${path}\` holds no cases: name a template, a folder, a \`*.vtltest.yaml\`, or a \`NAME.event.json\` of a case.`,
  );
}

function sourcesBelow(folder: string): SuiteSource[] {
  return walkFolders(folder, isCasesFolder).flatMap(({ kind, path }): SuiteSource[] => {
    if (kind === 'folder') return [folderSource(path)];
    return TEST_FILE.test(path) ? [{ kind: 'test-file', file: path }] : [];
  });
}

function isCasesFolder(path: string): boolean {
  return templateOfCases(path) !== undefined || likelyTemplateOf(path) !== undefined;
}

function folderSource(file: string): SuiteSource {
  return { kind: 'folder', file };
}

/** @returns the folder of a template's cases, and the test files that are called after it */
function sourcesOfTemplate(template: string): SuiteSource[] {
  const folder = casesFolderOf(template);
  const stems = [template, stemOf(template)];
  const files = stems.flatMap((stem) => ['yaml', 'yml', 'json'].map((extension) => `${stem}.vtltest.${extension}`));
  const sources = files.filter(isFile).map((file): SuiteSource => ({ kind: 'test-file', file }));
  if (isFolder(folder)) sources.unshift(folderSource(folder));
  if (sources.length > 0) return sources;
  throw new UsageError(
    `\`${template}\` has no cases: put \`NAME.event.json\` and \`NAME.expected.json\` into the folder \`${folder}\`, ` +
      `or write \`${stemOf(template)}.vtltest.yaml\`.`,
  );
}
