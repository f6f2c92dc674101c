import { type Stats, statSync } from 'node:fs';

/** What the names of template files end in. */
const EXTENSIONS = ['.vtl', '.vm', '.velocity'] as const;

const FOLDER = '.cases';

export function isTemplateName(path: string): boolean {
  return EXTENSIONS.some((extension) => path.endsWith(extension) && !path.endsWith(`/${extension}`));
}

/** @returns a template's path without its extension */
export function stemOf(template: string): string {
  return template.replace(/\.[^./]+$/, '');
}

/** @returns the folder in which a template's cases are looked for */
export function casesFolderOf(template: string): string {
  return `${template}${FOLDER}`;
}

/**
 * @param folder a path that may be that of a folder of cases
 * @returns the path of the template whose cases it would hold, or undefined where its name tells none
 */
export function templateOfCases(folder: string): string | undefined {
  const template = folder.endsWith(FOLDER) ? folder.slice(0, -FOLDER.length) : '';
  return isTemplateName(template) ? template : undefined;
}

/**
 * @param folder a path such as `orders.cases`, which lacks the template's extension
 * @returns the template beside it that it was likely made for
 */
export function likelyTemplateOf(folder: string): string | undefined {
  if (!folder.endsWith(FOLDER)) return undefined;
  const stem = folder.slice(0, -FOLDER.length);
  return EXTENSIONS.map((extension) => `${stem}${extension}`).find(isFile);
}

export function isFile(path: string): boolean {
  return statsOf(path)?.isFile() ?? false;
}

export function isFolder(path: string): boolean {
  return statsOf(path)?.isDirectory() ?? false;
}

/** Where a link leads to itself, or no file could have the name, there is neither a file nor a folder. */
function statsOf(path: string): Stats | undefined {
  try {
    return statSync(path, { throwIfNoEntry: false });
  } catch {
    return undefined;
  }
}
