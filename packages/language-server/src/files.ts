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
