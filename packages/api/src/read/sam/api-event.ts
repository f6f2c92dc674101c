import { HTTP_METHODS, type HttpMethod, type Method } from '../../model.js';
import { tellProperties } from '../cloudformation/properties.js';
import { timeoutOf } from '../integration.js';
import type { Scope } from '../intrinsic/scope.js';
import { isPathPart, pathPartText } from '../path-part.js';
import type { Place } from '../place.js';
import { PLAIN_METHOD } from '../plain-method.js';
import { tellError, tellWarning } from '../reading.js';
import { choiceAt, textAt } from '../typed-values.js';
import { pathVariables } from './cors.js';
import { readEventGuard } from './event-guard.js';
import type { EventTarget } from './event-target.js';
import { readRequestModel } from './request-model.js';
import { readRequestParameters } from './request-parameters.js';
import type { SamApi } from './sam-api.js';

const KNOWN = ['Auth', 'Method', 'Path', 'RequestModel', 'RequestParameters', 'RestApiId', 'TimeoutInMillis'];

/** Where an event stands, and what it runs. */
export interface ApiEvent {
  /** The event, whose key is its name. */
  readonly place: Place;
  readonly properties: Place;
  readonly target: EventTarget;
}

/** Adds the method that an event of the type `Api` makes. */
export function readApiEvent(scope: Scope, api: SamApi, event: ApiEvent): void {
  const { properties, place, target } = event;
  const known = [...KNOWN, ...target.ownProperties];
  tellProperties(scope, properties, { owner: 'an event', known, unread: ['ResponseTransferMode'] });
  const path = pathOf(scope, event);
  const method = properties.get('Method');
  const httpMethod = choiceAt(scope, method, HTTP_METHODS);
  if (method === undefined) {
    tellError(scope, 'missing-key', place.keyRange, `The event \`${place.name}\` has no \`Method\`: add it.`);
  }
  if (path === undefined || httpMethod === undefined) return;
  const guard = readEventGuard(scope, api.auth, properties.get('Auth'));
  if (api.takesEvents || guard.overrides || api.auth.defaultAuthorizer === undefined) {
    api.guards.set(`${httpMethod} ${path}`, guard);
  }
  if (api.takesEvents) addMethod(scope, api, event, path, httpMethod);
  else tellMissing(scope, api, event, path, httpMethod);
}

function pathOf(scope: Scope, { properties, place }: ApiEvent): string | undefined {
  const found = properties.get('Path');
  const path = textAt(scope, found);
  if (found === undefined || path === undefined) {
    return tellError(scope, 'missing-key', place.keyRange, `The event \`${place.name}\` has no \`Path\`: add it.`);
  }
  const parts = path.split('/').slice(1);
  if (parts.at(-1) === '') parts.pop();
  if (!path.startsWith('/')) {
    return tellError(scope, 'invalid-path', found.range, `\`${path}\` is no path: let it begin with \`/\`.`);
  }
  const strange = parts.find((part) => !isPathPart(part));
  if (strange === undefined) return `/${parts.join('/')}`;
  return tellError(scope, 'invalid-path', found.range, pathPartText(strange));
}

/** Documented: an API with a definition of its own must have what its events are about. */
function tellMissing(scope: Scope, api: SamApi, { place }: ApiEvent, path: string, httpMethod: HttpMethod): void {
  if (!api.isWhole) return;
  const methods = api.api.resources.find((resource) => resource.path === path)?.methods;
  if (methods?.[httpMethod] !== undefined || methods?.ANY !== undefined) return;
  const message = `\`${httpMethod} ${path}\` is not in the definition of \`${api.id}\`, and the event does not add it: add it there, or set \`MergeDefinitions\`.`;
  tellWarning(scope, 'broken-reference', place.keyRange, message);
}

function addMethod(scope: Scope, api: SamApi, event: ApiEvent, path: string, httpMethod: HttpMethod): void {
  if (api.events.some((other) => other.path === path && other.method.httpMethod === httpMethod)) {
    const message = `\`${httpMethod} ${path}\` is defined twice: remove one of the events.`;
    tellError(scope, 'duplicate-method', event.place.keyRange, message);
    return;
  }
  api.events.push({ path, method: methodOf(scope, api, event, path, httpMethod) });
}

function methodOf(scope: Scope, api: SamApi, event: ApiEvent, path: string, httpMethod: HttpMethod): Method {
  const { place, properties, target } = event;
  const parameters = readRequestParameters(scope, properties.get('RequestParameters'));
  return {
    ...PLAIN_METHOD,
    httpMethod,
    requestParameters: { ...parameters.required, ...pathVariables(path) },
    ...readRequestModel(scope, api, properties.get('RequestModel')),
    integration: {
      ...target.integration,
      timeoutInMillis: timeoutOf(scope, properties.get('TimeoutInMillis')),
      cacheKeyParameters: parameters.cached,
    },
    methodResponses: target.methodResponses,
    location: place.keyRange,
  };
}
