/** The files around the documents: the only way in which the server reads what no editor has opened. */
export interface Files {
  /** @returns the files of a folder with their texts, those below it not; none where there is no such folder */
  readFolder(uri: string): Promise<readonly NamedFile[]>;
  /** @returns the text of a file, or undefined where there is none */
  readFile(uri: string): Promise<string | undefined>;
}

export interface NamedFile {
  /** Without its folder. */
  readonly name: string;
  readonly text: string;
}

/**
 * @param base the URI of a file, or that of a folder with `/` behind it
 * @returns the URI of a path that is relative to the folder, or starts at the root; undefined where there can be none
 */
export function uriOf(path: string, base: string): string | undefined {
  const escaped = path.replaceAll('\\', '/').split('/').map(encodeURIComponent).join('/');
  return URL.canParse(escaped, base) ? new URL(escaped, base).href : undefined;
}
