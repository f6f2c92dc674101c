import type { DefinitionProblem } from '../definition-problem.js';
import { readOpenApi } from '../read/openapi.js';
import { openApiVersion } from '../read/openapi-version.js';
import { parseDefinition } from '../read/parse-document.js';
import type { FileRange, Place } from '../read/place.js';
import { inOrder, newTelling, type Telling, tellWarning } from '../read/reading.js';
import { errorText } from './error-text.js';
import { plainDocument } from './plain-document.js';
import { relevantErrors } from './relevant-errors.js';
import { pathOf, type SchemaError } from './schema-error.js';

/**
 * Checks an OpenAPI 3.0 or Swagger 2.0 document by the schema of its standard, of which API Gateway checks only a part.
 * What {@link readOpenApi} tells already is not told again, and of what it cannot read nothing is told.
 *
 * The validator is loaded by the first call.
 *
 * @param file the file's name for messages
 * @returns warnings, in the order of the file
 */
export async function validateOpenApi(text: string, file: string): Promise<readonly DefinitionProblem[]> {
  const root = parseDefinition(text, file);
  const version = 'path' in root ? openApiVersion(root) : undefined;
  if (!('path' in root) || typeof version !== 'string') return [];
  const known = new Set(readOpenApi(text, file).problems.map(({ start }) => start));
  const telling = newTelling(file);
  for (const error of relevantErrors(await errorsOf(root, version))) tellError(telling, root, known, error);
  return inOrder(telling);
}

/** Documented: `openapi` and `swagger` are texts; YAML makes numbers of them, which API Gateway takes all the same. */
const VERSIONS = { 'openapi-3.0': { openapi: '3.0.1' }, 'swagger-2.0': { swagger: '2.0' } } as const;

/** Formats are left alone: a `pattern` is a regular expression of Java's, and API Gateway looks at no others. */
const OPTIONS = { allErrors: true, verbose: true, validateFormats: false };

async function errorsOf(root: Place, version: keyof typeof VERSIONS): Promise<readonly SchemaError[]> {
  const { Validator } = await import('@seriousme/openapi-schema-validator');
  const document = { ...(plainDocument(root) as Record<string, unknown>), ...VERSIONS[version], ...NO_REFERENCES };
  const { errors } = await new Validator(OPTIONS).validate(document);
  return Array.isArray(errors) ? errors : [];
}

/**
 * After the schema the validator follows references in a copy of the document, and through `__proto__` into what all
 * objects share. A function cannot be copied, which makes it stop before; references are told of where they are read.
 */
const NO_REFERENCES = { 'x-no-references': (): undefined => undefined };

function tellError(telling: Telling, root: Place, known: ReadonlySet<number>, error: SchemaError): void {
  const place = placeAt(root, pathOf(error));
  if (place === undefined) return;
  const range = rangeOf(place, error);
  if (known.has(range.start) || known.has(place.range.start)) return;
  tellWarning(telling, 'invalid-openapi', range, errorText(error, place));
}

function placeAt(root: Place, path: readonly string[]): Place | undefined {
  return path.reduce<Place | undefined>(
    (place, key) => (place?.kind === 'list' ? place.items[Number(key)] : place?.get(key)),
    root,
  );
}

/** What is missing is told where the object has its name, and a key too many at the key. */
function rangeOf(place: Place, { keyword, params }: SchemaError): FileRange {
  if (keyword === 'additionalProperties') {
    return place.get(String(params.additionalProperty))?.keyRange ?? place.keyRange;
  }
  if (place.kind !== 'object' && place.kind !== 'list') return place.range;
  // The whole document or an item of a list would be much to point at.
  const [first] = place.members;
  const isNamed = place.path.length > 0 && place.keyRange.start !== place.range.start;
  return isNamed ? place.keyRange : (first?.keyRange ?? place.range);
}
