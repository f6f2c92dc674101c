import {
  type Alias,
  Composer,
  type CST,
  Document,
  type Node,
  Parser,
  type Scalar,
  type YAMLError,
  YAMLParseError,
} from 'yaml';
import type { DefinitionProblem } from '../definition-problem.js';
import { aliasesOf, rangeOf } from './aliases.js';
import { tooMuch } from './extent.js';
import { type Place, placeOf } from './place.js';
import { repeatedKeys } from './repeated-keys.js';
import { tokensTooDeep } from './token-depth.js';

/** What `yaml` says in its own terms, or not at all. */
const REASONS: Readonly<Record<string, string>> = {
  MULTIPLE_DOCS: 'it holds several documents, and should be one',
  'Maximum call stack size exceeded': 'it nests too deep',
};

const TOO_MUCH = {
  'too-many-aliases': 'The aliases of this file repeat more values than any API has: write some of them out.',
  'nesting-too-deep': 'The file nests deeper than any API does: take some of its brackets or indentation away.',
} as const;

/** Tags are left alone, since what comes from other tools may have its own. */
const OPTIONS = { prettyErrors: false, merge: true, keepSourceTokens: true, uniqueKeys: false } as const;

/** What is wrong with a document, without its file. */
type Fault = Pick<DefinitionProblem, 'code' | 'start' | 'end' | 'message'>;

/**
 * Reads YAML, of which JSON is a part. Aliases and `<<` are resolved.
 *
 * @returns the whole document, or what is wrong with its syntax
 */
export function parseDefinition(text: string, file: string): Place | readonly DefinitionProblem[] {
  const document = parsed(text);
  if ('message' in document) return [{ ...document, severity: 'error', file }];
  const aliases = aliasesOrFaults(document);
  if (aliases instanceof Map) return placeOf({ file, text, aliases }, document.contents);
  return aliases.map((fault) => ({ ...fault, severity: 'error', file }));
}

function parsed(text: string): Document | Fault {
  try {
    const tokens = [...new Parser().parse(text)];
    return tokensTooDeep(tokens) ? tooMuchFault('nesting-too-deep') : composed(tokens, text.length);
  } catch (error) {
    if (error instanceof RangeError) return tooMuchFault('nesting-too-deep');
    throw error;
  }
}

/** @returns the first document, with an error where there is another one */
function composed(tokens: readonly CST.Token[], end: number): Document {
  let first: Document | undefined;
  for (const document of new Composer(OPTIONS).compose(tokens, true, end)) {
    if (first !== undefined) {
      const { start, end: last } = rangeOf(document);
      first.errors.push(new YAMLParseError([start, last], 'MULTIPLE_DOCS', ''));
      break;
    }
    first = document;
  }
  return first ?? new Document(null);
}

/** Each check makes sure that the next one can be made. */
function aliasesOrFaults(document: Document): Map<Alias, Node> | readonly Fault[] {
  if (document.errors.length > 0) return document.errors.map(syntaxFault);
  const deep = tooMuch(document.contents, new Map());
  if (deep !== undefined) return [tooMuchFault(deep)];
  const repeated = repeatedKeys(document);
  if (repeated.length > 0) return repeated.map(repeatedFault);
  const aliases = aliasesOf(document);
  if ('message' in aliases) return [{ code: 'broken-alias', ...rangeOf(aliases.node), message: aliases.message }];
  // Where nothing is repeated, there is no more of it than before.
  const much = aliases.size === 0 ? undefined : tooMuch(document.contents, aliases);
  return much === undefined ? aliases : [tooMuchFault(much)];
}

function syntaxFault({ pos: [start, end], message, code }: YAMLError): Fault {
  const reason = REASONS[code === 'MULTIPLE_DOCS' ? code : message] ?? message.replace(/\.$/, '');
  return { code: 'syntax', start, end, message: `The file cannot be read: ${reason}.` };
}

function repeatedFault(key: Scalar): Fault {
  const message = `\`${String(key.value)}\` is written twice in the same object: keep one of them.`;
  return { code: 'repeated-key', ...rangeOf(key), message };
}

function tooMuchFault(code: keyof typeof TOO_MUCH): Fault {
  return { code, start: 0, end: 1, message: TOO_MUCH[code] };
}
