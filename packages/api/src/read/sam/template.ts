import type { Definition } from '../../definition.js';
import type { ResourceReader } from '../cloudformation/assembly.js';
import { type DeclaredResource, declaredResources } from '../cloudformation/declared-resource.js';
import { assembled } from '../cloudformation/read-resources.js';
import { definitionOf, SECTIONS, templateScope } from '../cloudformation/template.js';
import { objectPlace, scalarPlace } from '../computed/computed-place.js';
import type { Scope } from '../intrinsic/scope.js';
import type { Place } from '../place.js';
import type { SourceDocument } from '../source-document.js';
import { EVENT_OWNERS, hasImplicitApi, IMPLICIT_API, readEvents } from './events.js';
import { finishedApi } from './finished-api.js';
import { addGenerated } from './generated-resources.js';
import { readGlobals, withGlobals } from './globals.js';
import type { SamApi } from './sam-api.js';
import { readServerlessApi } from './serverless-api.js';
import { readServerlessFunction } from './serverless-function.js';

/** What reads the resources of SAM; APIs are read before the others. */
const READERS: ReadonlyMap<string, ResourceReader> = new Map<string, ResourceReader>([
  ['AWS::Serverless::Api', () => undefined],
  ['AWS::Serverless::Application', () => undefined],
  ['AWS::Serverless::CapacityProvider', () => undefined],
  ['AWS::Serverless::Connector', () => undefined],
  ['AWS::Serverless::Function', readServerlessFunction],
  ['AWS::Serverless::GraphQLApi', () => undefined],
  ['AWS::Serverless::LayerVersion', () => undefined],
  ['AWS::Serverless::SimpleTable', () => undefined],
  ['AWS::Serverless::StateMachine', () => undefined],
]);

/** Reads a SAM template. */
export function readSam(document: SourceDocument): Definition {
  const { root } = document;
  const scope = templateScope(document, [...SECTIONS, 'Globals']);
  const globals = readGlobals(scope, root);
  const declared = declaredResources(scope, root.get('Resources')).map((resource) => {
    const section = GLOBALS[resource.type];
    return section === undefined ? resource : withGlobals(scope, resource, globals?.get(section));
  });
  const owners = declared.filter(({ type }) => EVENT_OWNERS.includes(type));
  const implicit = hasImplicitApi(owners) ? [implicitApi(scope, globals?.get('Api'))] : [];
  const apis = [...implicit, ...declared.filter(({ type }) => type === 'AWS::Serverless::Api')];
  addGenerated(scope, [...apis, ...owners]);
  const found = new Map(apis.map((api): [string, SamApi] => [api.id, readServerlessApi(scope, api)]));
  const others = new Set(declared.filter(({ type }) => type === 'AWS::ApiGateway::RestApi').map(({ id }) => id));
  for (const resource of owners) readEvents(scope, resource, found, others);
  const finished = [...found.values()].map((api) => finishedApi(scope, api));
  return definitionOf(scope, 'sam', assembled(scope, declared, { apis: finished, readers: READERS }));
}

const GLOBALS: Readonly<Record<string, string>> = {
  'AWS::Serverless::Api': 'Api',
  'AWS::Serverless::Function': 'Function',
};

/** Documented: its stage is `Prod`. */
function implicitApi(scope: Scope, globals: Place | undefined): DeclaredResource {
  const at = { path: [IMPLICIT_API], name: IMPLICIT_API, range: { start: 0, end: 1 }, keyRange: { start: 0, end: 1 } };
  const place = objectPlace(at, new Map());
  const stage = scalarPlace({ ...at, name: 'StageName' }, 'Prod');
  const properties = objectPlace(at, new Map([['StageName', stage]]));
  return withGlobals(scope, { id: IMPLICIT_API, type: 'AWS::Serverless::Api', place, properties }, globals);
}
