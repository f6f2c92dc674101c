import { memberOf, pathOf, type SchemaError } from './schema-error.js';

/** Keywords that only say that something is wrong with each of several schemas. */
const COMPOSITES: ReadonlySet<string> = new Set(['oneOf', 'anyOf', 'allOf', 'not', 'if']);

/** Members that tell alternatives apart: `in` parameters, `type` and `flow` security schemes. */
const DISCRIMINATORS = ['in', 'type', 'flow'];

/** What these members can be; a schema that allows only one of them is an alternative to others. */
const CHOICES: Readonly<Record<string, readonly string[]>> = {
  in: ['query', 'header', 'path', 'cookie', 'formData', 'body'],
  type: ['apiKey', 'http', 'oauth2', 'openIdConnect', 'basic'],
  flow: ['implicit', 'password', 'application', 'accessCode'],
};

/**
 * Where a value may be one of several things, Ajv tells what keeps it from being each of them.
 *
 * @returns what is wrong in the first place: of each value one thing, and of a value none if something in it is wrong
 */
export function relevantErrors(errors: readonly SchemaError[]): readonly SchemaError[] {
  const plain = errors.filter((error) => !isNoise(error));
  const inner = innerPaths(plain);
  const telling = plain.filter(({ instancePath, schemaPath, keyword }) => {
    const isVague = COMPOSITES.has(keyword) || /\/(?:oneOf|anyOf)\//.test(schemaPath);
    return !isVague || !inner.has(instancePath);
  });
  return onePerPlace(telling);
}

function isNoise(error: SchemaError): boolean {
  return isOfReferences(error) || isOfOther(error) || isAccepted(error);
}

/** Almost everything could be a reference too. */
function isOfReferences({ parentSchema }: SchemaError): boolean {
  const properties = memberOf(parentSchema, 'properties') ?? memberOf(parentSchema, 'patternProperties');
  const names = typeof properties === 'object' && properties !== null ? Object.keys(properties) : [];
  return names.length === 1 && (names[0] === '$ref' || names[0] === '^\\$ref$');
}

/** @returns whether the schema is one for values of another kind */
function isOfOther({ parentSchema, data }: SchemaError): boolean {
  return DISCRIMINATORS.some((key) => {
    const allowed = memberOf(memberOf(memberOf(parentSchema, 'properties'), key), 'enum');
    const value = memberOf(data, key);
    // What a schema says of files is not about other bodies, even of those that do not say what they are.
    if (value === undefined) return Array.isArray(allowed) && allowed.every((one) => one === 'file');
    return Array.isArray(allowed) && !allowed.includes(value);
  });
}

/** @returns whether another alternative has this choice */
function isAccepted(error: SchemaError): boolean {
  const { keyword, data, params } = error;
  const name = pathOf(error).at(-1) ?? '';
  const choices = keyword === 'enum' && Object.hasOwn(CHOICES, name) ? CHOICES[name] : undefined;
  const allowed = params.allowedValues;
  const isAlternative = Array.isArray(allowed) && allowed.every((value) => choices?.includes(value));
  return isAlternative && typeof data === 'string' && choices?.includes(data) === true;
}

/** @returns the paths of all values in which something is wrong */
function innerPaths(errors: readonly SchemaError[]): ReadonlySet<string> {
  const paths = new Set<string>();
  for (const error of errors) {
    if (COMPOSITES.has(error.keyword)) continue;
    const path = placeKey(error);
    for (let at = path.lastIndexOf('/'); at >= 0; at = at === 0 ? -1 : path.lastIndexOf('/', at - 1)) {
      const outer = path.slice(0, at);
      if (paths.has(outer)) break;
      paths.add(outer);
    }
  }
  return paths;
}

/** The plainer ones first. */
const RANKS = ['additionalProperties', 'type', 'enum', 'required', 'pattern'];

function rankOf({ keyword, schemaPath }: SchemaError): number {
  const rank = RANKS.indexOf(keyword);
  const own = /\/(?:oneOf|anyOf)\//.test(schemaPath) ? 100 : 0;
  if (COMPOSITES.has(keyword)) return 1000;
  return own + (rank < 0 ? RANKS.length : rank);
}

function onePerPlace(errors: readonly SchemaError[]): readonly SchemaError[] {
  const best = new Map<string, SchemaError>();
  for (const error of errors) {
    const place = placeKey(error);
    const before = best.get(place);
    if (before === undefined || rankOf(error) < rankOf(before)) best.set(place, error);
    else if (error.keyword === 'enum' && before.keyword === 'enum') best.set(place, withChoices(before, error));
  }
  return [...best.values()];
}

/** A key too many is wrong itself, and not the object that has it. */
function placeKey({ keyword, instancePath, params }: SchemaError): string {
  return keyword === 'additionalProperties' ? `${instancePath}/${String(params.additionalProperty)}` : instancePath;
}

/** What each of several schemas allows is all allowed. */
function withChoices(before: SchemaError, error: SchemaError): SchemaError {
  const choices = [before, error].flatMap(({ params }) => {
    const allowed = params.allowedValues;
    return Array.isArray(allowed) ? allowed : [];
  });
  return { ...before, params: { allowedValues: [...new Set(choices)] } };
}
