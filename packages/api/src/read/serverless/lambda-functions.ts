import type { LambdaFunction } from '../../definition.js';
import type { Place } from '../place.js';
import { tellWarning } from '../reading.js';
import { numberAt, objectAt, textAt, textsByName } from '../typed-values.js';
import type { Service, ServiceFunction } from './service.js';
import { tellStrange } from './strange-keys.js';

/** Documented: what a function may have. */
const KEYS = [
  'architecture',
  'build',
  'condition',
  'dependsOn',
  'description',
  'destinations',
  'disableLogs',
  'environment',
  'ephemeralStorageSize',
  'events',
  'fileSystemConfig',
  'handler',
  'image',
  'kmsKeyArn',
  'layers',
  'logRetentionInDays',
  'logs',
  'maximumEventAge',
  'maximumRetryAttempts',
  'memorySize',
  'name',
  'onError',
  'package',
  'provisionedConcurrency',
  'reservedConcurrency',
  'role',
  'runtime',
  'runtimeManagement',
  'snapStart',
  'tags',
  'timeout',
  'tracing',
  'url',
  'versionFunction',
  'vpc',
];

/** Documented: seconds and megabytes. */
const DEFAULT_TIMEOUT = 6;
const DEFAULT_MEMORY_SIZE = 1024;

export function readFunctions(service: Service): readonly LambdaFunction[] {
  return service.functions.map((declared) => functionOf(service, declared));
}

/** What a function does not say, the provider says for all of them. */
function functionOf(service: Service, { name, place }: ServiceFunction): LambdaFunction {
  const { scope, provider, hasPlugins } = service;
  if (!hasPlugins) tellStrange(scope, place, 'a function', KEYS);
  const said = (key: string): Place | undefined => place.get(key) ?? provider?.get(key);
  const isImage = place.get('image') !== undefined;
  return {
    name,
    handler: isImage ? undefined : textAt(scope, place.get('handler')),
    codeUri: isImage ? undefined : codeFolder(service, place),
    runtime: isImage ? undefined : textAt(scope, said('runtime')),
    timeout: numberAt(scope, said('timeout')) ?? DEFAULT_TIMEOUT,
    memorySize: numberAt(scope, said('memorySize')) ?? DEFAULT_MEMORY_SIZE,
    environment: {
      ...textsByName(scope, provider?.get('environment')),
      ...textsByName(scope, place.get('environment')),
    },
  };
}

/** Documented: handlers are paths from the folder of the service. */
function codeFolder({ scope }: Service, place: Place): string | undefined {
  const artifact = objectAt(scope, place.get('package'))?.get('artifact');
  const file = textAt(scope, artifact);
  if (artifact === undefined || file === undefined) return '.';
  const message = `The code of \`${place.name}\` is in \`${file}\`, and what that was made of is not known: leave \`artifact\` out.`;
  return tellWarning(scope, 'not-read', artifact.range, message);
}
