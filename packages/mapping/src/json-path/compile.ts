import { JavaList, type JavaValue } from '@veloway/vtl';
import { type Accessor, compileAccessor, plainSteps } from './accessor.js';
import { compileVisit } from './evaluate.js';
import { type ParsedPath, parsePath } from './grammar.js';
import { JsonPathError, named } from './json-path-error.js';
import { isDefinite, type PathToken, printToken } from './token.js';

/** A path that is ready to read documents. */
export interface CompiledPath {
  /** Whether the path leads to one value at most; otherwise it answers a list of all that it finds. */
  readonly definite: boolean;
  /** The path as Jayway's `getPath()` writes it. */
  readonly text: string;
  /**
   * The names and indexes of a definite path that is nothing but those, for compilers that read fields themselves;
   * undefined for other paths.
   */
  readonly steps: readonly (string | number)[] | undefined;
  /**
   * Reads what the path leads to.
   *
   * @throws JsonPathError where Jayway throws
   * @throws LimitError where the bounds on results or on scanned values are hit
   */
  read(document: JavaValue): JavaValue;
  /** As {@link read}, but answers undefined where that throws PathNotFoundException. */
  find(document: JavaValue): JavaValue | undefined;
}

/**
 * Compiles a path as Jayway JsonPath 2.0.0 does.
 *
 * @param path the text of the path
 * @throws JsonPathError IllegalArgumentException for the empty text, InvalidPathException for what Jayway cannot read
 * @throws LimitError `path-too-long`
 */
export function compileJsonPath(path: string): CompiledPath {
  const { tokens } = parse(path);
  const definite = tokens.every(isDefinite);
  const find = documentAccessor(path, definite ? compileAccessor(tokens) : compileCollector(tokens));
  const read = (document: JavaValue): JavaValue => {
    const value = find(document);
    if (value === undefined) throw new JsonPathError('PathNotFoundException', NOT_FOUND, path);
    return value;
  };
  return {
    definite,
    text: tokens.map(printToken).join(''),
    steps: definite ? plainSteps(tokens) : undefined,
    read,
    find,
  };
}

const NOT_FOUND = 'The document has nothing there. Check the names and indexes, or test for the parent first.';
const NO_DOCUMENT = 'The document is null, which no path can be read from. Send an object or an array.';

function documentAccessor(path: string, access: Accessor): Accessor {
  return (document) => {
    if (document === null) throw new JsonPathError('IllegalArgumentException', NO_DOCUMENT, path);
    try {
      return access(document);
    } catch (error) {
      throw named(error, path);
    }
  };
}

function parse(path: string): ParsedPath {
  try {
    return parsePath(path);
  } catch (error) {
    throw named(error, path);
  }
}

function compileCollector(tokens: readonly PathToken[]): Accessor {
  const visit = compileVisit(tokens);
  return (root) => {
    const results: JavaValue[] = [];
    return visit(root, { root, results, scanned: 0 }) ? new JavaList(results, 'JSONArray') : undefined;
  };
}

/** How many compiled paths are kept. Templates may build paths from what they are sent, so this must not grow. */
const MAX_KEPT_PATHS = 500;
/** A path longer than this is compiled each time, so that what is kept stays small. */
const MAX_KEPT_LENGTH = 1000;
const kept = new Map<string, CompiledPath>();

/**
 * Compiles a path, or answers it from among the last ones compiled.
 *
 * @param path the text of the path
 * @throws JsonPathError where Jayway JsonPath 2.0.0 cannot compile it
 */
export function jsonPathOf(path: string): CompiledPath {
  const known = kept.get(path);
  if (known !== undefined) return known;
  const compiled = compileJsonPath(path);
  if (path.length <= MAX_KEPT_LENGTH) keep(path, compiled);
  return compiled;
}

/** Drops the one that came first when there are too many. */
function keep(path: string, compiled: CompiledPath): void {
  const [oldest] = kept.keys();
  if (kept.size >= MAX_KEPT_PATHS && oldest !== undefined) kept.delete(oldest);
  kept.set(path, compiled);
}
