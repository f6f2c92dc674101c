import { tellProperties } from '../cloudformation/properties.js';
import type { Scope } from '../intrinsic/scope.js';
import type { Place } from '../place.js';
import { recordOf } from '../plain-data.js';
import { tellError } from '../reading.js';
import { booleanAt, itemsAt, objectAt, textAt } from '../typed-values.js';

/** `RequestParameters` of an event. */
export interface RequestParameters {
  /** `method.request.header.X` to whether it is required. */
  readonly required: Readonly<Record<string, boolean>>;
  /** Those that a cache tells responses apart by. */
  readonly cached: readonly string[];
}

interface Parameter {
  readonly name: string;
  readonly isRequired: boolean;
  readonly isCached: boolean;
}

const NAME = /^method\.request\.(header|querystring|path)\..+$/;

export function readRequestParameters(scope: Scope, place: Place | undefined): RequestParameters {
  const parameters = itemsAt(scope, place).flatMap((item) => parametersOf(scope, item));
  return {
    required: recordOf(parameters.map(({ name, isRequired }) => [name, isRequired])),
    cached: parameters.filter(({ isCached }) => isCached).map(({ name }) => name),
  };
}

/** Documented: a name alone, or an object of names with what they need. */
function parametersOf(scope: Scope, item: Place): readonly Parameter[] {
  if (item.kind !== 'object') {
    const name = textAt(scope, item);
    return name === undefined || !isName(scope, name, item)
      ? []
      : [{ name, isRequired: isOfPath(name), isCached: false }];
  }
  const known = item.members.filter((member) => isName(scope, member.name, member));
  return known.map((member) => {
    const settings = objectAt(scope, member);
    if (settings !== undefined)
      tellProperties(scope, settings, { owner: 'a parameter', known: ['Required', 'Caching'] });
    return {
      name: member.name,
      isRequired: isOfPath(member.name) || (booleanAt(scope, settings?.get('Required')) ?? false),
      isCached: booleanAt(scope, settings?.get('Caching')) ?? false,
    };
  });
}

/** What is in the path is always there. */
function isOfPath(name: string): boolean {
  return name.startsWith('method.request.path.');
}

function isName(scope: Scope, name: string, { keyRange }: Place): boolean {
  if (NAME.test(name)) return true;
  const message = `\`${name}\` is no parameter of a request: write \`method.request.header.NAME\`, \`method.request.querystring.NAME\` or \`method.request.path.NAME\`.`;
  tellError(scope, 'invalid-parameter-mapping', keyRange, message);
  return false;
}
