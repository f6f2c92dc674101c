import type { Integration, Method } from '../model.js';

/** A method of which a file says nothing but that it is there. */
export const PLAIN_METHOD: Omit<Method, 'httpMethod' | 'integration' | 'methodResponses'> = {
  operationName: undefined,
  summary: undefined,
  description: undefined,
  tags: [],
  authorizationType: 'NONE',
  authorizer: undefined,
  authorizationScopes: [],
  apiKeyRequired: false,
  requestParameters: {},
  requestModels: {},
  requestValidator: undefined,
};

/** An integration with API Gateway's own defaults (recorded, LocalStack snapshot test_put_integration_validation). */
export const PLAIN_INTEGRATION: Omit<Integration, 'type'> = {
  httpMethod: undefined,
  uri: undefined,
  credentials: undefined,
  connectionType: 'INTERNET',
  connectionId: undefined,
  requestParameters: {},
  requestTemplates: {},
  passthroughBehavior: 'WHEN_NO_MATCH',
  contentHandling: undefined,
  timeoutInMillis: 29_000,
  cacheNamespace: undefined,
  cacheKeyParameters: [],
  insecureSkipVerification: false,
  integrationResponses: [],
};
