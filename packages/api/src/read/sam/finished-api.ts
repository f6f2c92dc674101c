import type { DefinedApi } from '../../definition.js';
import type { RequestValidator } from '../../model.js';
import { withMethods } from '../cloudformation/api-draft.js';
import type { Scope } from '../intrinsic/scope.js';
import { recordOf } from '../plain-data.js';
import { preflightMethods } from './cors.js';
import { guardedMethod } from './guarded-method.js';
import { samValidator } from './request-model.js';
import type { SamApi } from './sam-api.js';

/** @returns an API with its events and with what SAM adds to all methods */
export function finishedApi(scope: Scope, sam: SamApi): DefinedApi {
  const { id, api, stages, events } = sam;
  const resources = withMethods(api.resources, events);
  const whole = withMethods(resources, preflightMethods(scope, sam.cors, resources));
  return {
    id,
    stages,
    api: {
      ...api,
      resources: whole.map(({ path, methods }) => ({
        path,
        methods: recordOf(
          Object.entries(methods).map(([name, method]) => [
            name,
            guardedMethod(scope, method, sam.auth, sam.guards.get(`${name} ${path}`)),
          ]),
        ),
      })),
      requestValidators: { ...api.requestValidators, ...validatorsOf(events) },
      gatewayResponses: { ...api.gatewayResponses, ...sam.gatewayResponses },
    },
  };
}

function validatorsOf(events: SamApi['events']): Readonly<Record<string, RequestValidator>> {
  return recordOf(
    events.flatMap(({ method }): (readonly [string, RequestValidator])[] => {
      const validator = samValidator(method.requestValidator ?? '');
      return validator === undefined ? [] : [[validator.name, validator]];
    }),
  );
}
