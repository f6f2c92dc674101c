/** The simple name of the Java exception that Jayway ends with. */
export type JsonPathErrorType =
  | 'InvalidPathException'
  | 'PathNotFoundException'
  | 'IllegalArgumentException'
  | 'IllegalStateException'
  | 'NumberFormatException'
  | 'NullPointerException'
  | 'ClassCastException';

/** A part of a path, by its offsets in it. */
export interface PathRange {
  readonly start: number;
  readonly end: number;
}

/** What a path ends with that cannot be compiled, or that a document has no answer for. */
export class JsonPathError extends Error {
  constructor(
    readonly type: JsonPathErrorType,
    /** What is wrong and what to do about it, in a sentence or two. */
    readonly problem: string,
    /** The path as it was given; empty as long as it is not known. */
    readonly path: string = '',
    /** Which part of the path it is about, by its offsets; undefined where it is the whole path. */
    readonly range: PathRange | undefined = undefined,
  ) {
    super(path === '' ? problem : `JSON path ${path}: ${problem}`);
    this.name = 'JsonPathError';
  }
}

/** @returns the error of a path that cannot be compiled */
export function invalidPath(problem: string): JsonPathError {
  return new JsonPathError('InvalidPathException', problem);
}

/** @returns an error that names the path in its message, or whatever else was thrown as it is */
export function named(error: unknown, path: string): unknown {
  return error instanceof JsonPathError ? new JsonPathError(error.type, error.problem, path, error.range) : error;
}

/** @returns the error with the part of the path that it is about, unless it has one, or whatever else was thrown */
export function placed(error: unknown, range: PathRange): unknown {
  if (!(error instanceof JsonPathError) || error.range !== undefined) return error;
  return new JsonPathError(error.type, error.problem, error.path, range);
}
