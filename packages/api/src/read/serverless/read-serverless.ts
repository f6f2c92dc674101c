import type { Definition } from '../../definition.js';
import { type DeclaredResource, declaredResources } from '../cloudformation/declared-resource.js';
import { assembled } from '../cloudformation/read-resources.js';
import type { Place } from '../place.js';
import { inOrder, newTelling } from '../reading.js';
import type { SourceDocument } from '../source-document.js';
import { withDotenv } from './dotenv.js';
import { httpEvents } from './events.js';
import { pathResources } from './generated-resources.js';
import { readFunctions } from './lambda-functions.js';
import { REST_API_ID } from './logical-ids.js';
import { overwrittenApi } from './overwritten-api.js';
import { tellPlugins } from './plugins.js';
import { tellProvider } from './provider.js';
import { type ReadService, readService } from './read-service.js';
import { type OwnedEvent, serviceApi } from './service-api.js';
import { tellStrange } from './strange-keys.js';
import { newVariables } from './variables.js';

/** Documented: what a service may have. */
const KEYS = [
  'app',
  'build',
  'configValidationMode',
  'console',
  'custom',
  'dashboard',
  'deprecationNotificationMode',
  'disabledDeprecations',
  'frameworkVersion',
  'functions',
  'layers',
  'licenseKey',
  'org',
  'outputs',
  'package',
  'params',
  'plugins',
  'projectDir',
  'provider',
  'resources',
  'service',
  'stages',
  'state',
  'tenant',
  'unresolvedVariablesNotificationMode',
  'useDotenv',
  'variablesResolutionMode',
];

/** Reads the API and the functions of a service of the Serverless Framework. */
export function readServerless({ file, root, options }: SourceDocument): Definition {
  const telling = newTelling(file);
  const variables = newVariables(telling, root, withDotenv(telling, root, options));
  const service = readService(variables, variables.evaluate(root));
  const { scope, provider } = service;
  tellProvider(service, root);
  tellPlugins(scope, root);
  if (!service.hasPlugins) tellStrange(scope, root, 'a service', KEYS);
  const events = service.functions.flatMap((owner): OwnedEvent[] =>
    httpEvents(scope, owner.place).map((event) => ({ owner, event })),
  );
  const declared = declaredResources(scope, service.resources);
  const made = events.length > 0 || provider?.get('apiGateway')?.get('restApiId') !== undefined;
  const apis = made || usesApi(declared) ? [serviceApi(service, events, declared)] : [];
  const functions = readFunctions(service);
  const found = assembled(scope, [...pathsOf(service, events, root), ...declared.filter(isOther)], {
    apis: apis.map((api) => overwrittenApi(service, api, declared)),
  });
  return {
    kind: 'serverless',
    apis: found.apis,
    functions: [...functions, ...found.functions],
    problems: inOrder(scope),
  };
}

function usesApi(declared: readonly DeclaredResource[]): boolean {
  return declared.some(({ id, properties }) => id === REST_API_ID || properties.get('RestApiId')?.text === REST_API_ID);
}

function isOther({ id }: DeclaredResource): boolean {
  return id !== REST_API_ID;
}

function pathsOf({ resources }: ReadService, events: readonly OwnedEvent[], root: Place): readonly DeclaredResource[] {
  return pathResources(
    events.map(({ event }) => event.path),
    resources ?? root,
  );
}
