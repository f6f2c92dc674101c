import type { DeclaredResource } from '../cloudformation/declared-resource.js';
import type { Scope } from '../intrinsic/scope.js';
import type { Place } from '../place.js';
import { tellError, tellWarning } from '../reading.js';
import { advice, objectAt, tellUnknown, textAt } from '../typed-values.js';
import { readApiEvent } from './api-event.js';
import { type EventTarget, functionTarget, stateMachineTarget } from './event-target.js';
import type { SamApi } from './sam-api.js';

/** The logical id of the API that SAM makes of the events that name none. */
const IMPLICIT_API = 'ServerlessRestApi';

export { IMPLICIT_API };

/** Documented: the types of events. */
const TYPES = [
  'AlexaSkill',
  'Api',
  'CloudWatchEvent',
  'CloudWatchLogs',
  'Cognito',
  'DocumentDB',
  'DynamoDB',
  'EventBridgeRule',
  'HttpApi',
  'IoTRule',
  'Kinesis',
  'MQ',
  'MSK',
  'S3',
  'SNS',
  'SQS',
  'Schedule',
  'ScheduleV2',
  'SelfManagedKafka',
  'WebSocket',
];

/** The resources whose events make methods. */
export const EVENT_OWNERS: readonly string[] = ['AWS::Serverless::Function', 'AWS::Serverless::StateMachine'];

/** Adds what the events of a function or a state machine make to the APIs that they name. */
export function readEvents(
  scope: Scope,
  resource: DeclaredResource,
  apis: ReadonlyMap<string, SamApi>,
  others: ReadonlySet<string>,
): void {
  for (const place of apiEvents(scope, resource)) {
    const properties = objectAt(scope, place.get('Properties'));
    if (properties === undefined) {
      tellError(scope, 'missing-key', place.keyRange, `The event \`${place.name}\` has no \`Properties\`: add them.`);
      continue;
    }
    const api = apiOf(scope, properties, apis, others);
    if (api !== undefined) readApiEvent(scope, api, { place, properties, target: targetOf(scope, resource, place) });
  }
}

function targetOf(scope: Scope, resource: DeclaredResource, event: Place): EventTarget {
  if (resource.type === 'AWS::Serverless::Function') return functionTarget(scope, resource);
  return stateMachineTarget(scope, resource, { name: event.name, event: event.get('Properties') ?? event });
}

/** @returns the events of the type `Api`, after telling of those that are of no type */
function apiEvents(scope: Scope, { properties }: DeclaredResource): readonly Place[] {
  const events = objectAt(scope, properties.get('Events'))?.members ?? [];
  return events.filter((event) => {
    const place = objectAt(scope, event);
    if (place === undefined) return false;
    tellUnknown(scope, place, 'an event', ['Type', 'Properties']);
    const type = place.get('Type');
    if (!TYPES.includes(type?.text ?? '')) tellType(scope, event, type);
    if (type?.text === 'HttpApi') {
      const message = `The event \`${event.name}\` is of an HTTP API, and only REST APIs are read: it is left out.`;
      tellWarning(scope, 'of-http-apis', type.range, message);
    }
    return type?.text === 'Api';
  });
}

function tellType(scope: Scope, { name, keyRange }: Place, type: Place | undefined): void {
  if (type === undefined) {
    tellError(scope, 'missing-key', keyRange, `The event \`${name}\` has no \`Type\`: add it.`);
  } else {
    const message = `\`${type.text}\` is no type of an event${advice(type.text, TYPES, 'there are')}`;
    tellWarning(scope, 'unknown-choice', type.range, message);
  }
}

function apiOf(
  scope: Scope,
  properties: Place,
  apis: ReadonlyMap<string, SamApi>,
  others: ReadonlySet<string>,
): SamApi | undefined {
  const reference = properties.get('RestApiId');
  if (reference === undefined) return apis.get(IMPLICIT_API);
  const id = textAt(scope, reference);
  const api = id === undefined ? undefined : apis.get(id);
  // An API that SAM did not make has its methods from elsewhere.
  if (id === undefined || api !== undefined || others.has(id)) return api;
  const message = `There is no API \`${id}\`, and the event is left out${advice(id, [...apis.keys()], 'there are')}`;
  return tellError(scope, 'broken-reference', reference.range, message);
}

/** @returns whether some event makes SAM add an API */
export function hasImplicitApi(owners: readonly DeclaredResource[]): boolean {
  return owners.some(({ properties }) =>
    properties
      .get('Events')
      ?.members.some(
        (event) => event.get('Type')?.text === 'Api' && event.get('Properties')?.get('RestApiId') === undefined,
      ),
  );
}
