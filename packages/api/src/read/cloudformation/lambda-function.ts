import type { LambdaFunction } from '../../definition.js';
import type { Scope } from '../intrinsic/scope.js';
import type { Place } from '../place.js';
import { tellWarning } from '../reading.js';
import { numberAt, objectAt, textAt, textsByName } from '../typed-values.js';
import type { Assembly } from './assembly.js';
import type { DeclaredResource } from './declared-resource.js';
import { tellProperties } from './properties.js';

/** Those that are read, and those that make no difference to what a function answers. */
export const FUNCTION_PROPERTIES: readonly string[] = [
  'Architectures',
  'CodeSigningConfigArn',
  'DeadLetterConfig',
  'Description',
  'Environment',
  'EphemeralStorage',
  'FileSystemConfigs',
  'FunctionName',
  'Handler',
  'ImageConfig',
  'KmsKeyArn',
  'LoggingConfig',
  'MemorySize',
  'PackageType',
  'RecursiveLoop',
  'ReservedConcurrentExecutions',
  'Role',
  'Runtime',
  'RuntimeManagementConfig',
  'SnapStart',
  'Tags',
  'Timeout',
  'VpcConfig',
];

/** Documented: seconds, and megabytes. */
const DEFAULT_TIMEOUT = 3;
const DEFAULT_MEMORY_SIZE = 128;

/** `AWS::Lambda::Function`. */
export function readLambdaFunction({ scope, functions }: Assembly, resource: DeclaredResource): void {
  const { properties, place, id } = resource;
  const known = [...FUNCTION_PROPERTIES, 'Code', 'DurableConfig', 'TenancyConfig', 'TracingConfig'];
  tellProperties(scope, properties, { owner: 'a function', known, unread: ['Layers'] });
  const code = properties.get('Code');
  const inline = code?.kind === 'text' ? undefined : objectAt(scope, code)?.get('ZipFile');
  functions.push(functionOf(scope, id, properties, { codeUri: codeFolder(scope, code, place), inline }));
}

/** Where the code of a function is. */
interface FunctionCode {
  /** The folder, relative to the file; undefined where it is not in a folder. */
  readonly codeUri: string | undefined;
  /** What stands in the template itself. */
  readonly inline: Place | undefined;
}

export function functionOf(scope: Scope, id: string, properties: Place, code: FunctionCode): LambdaFunction {
  const runtime = textAt(scope, properties.get('Runtime'));
  const inlineCode = inlineCodeOf(scope, runtime, code.inline);
  return {
    name: textAt(scope, properties.get('FunctionName')) ?? id,
    handler: textAt(scope, properties.get('Handler')),
    codeUri: code.codeUri,
    ...(inlineCode === undefined ? {} : { inlineCode }),
    runtime,
    timeout: numberAt(scope, properties.get('Timeout')) ?? DEFAULT_TIMEOUT,
    memorySize: numberAt(scope, properties.get('MemorySize')) ?? DEFAULT_MEMORY_SIZE,
    environment: environmentOf(scope, properties.get('Environment')),
  };
}

function environmentOf(scope: Scope, environment: Place | undefined): Readonly<Record<string, string>> {
  const place = objectAt(scope, environment);
  if (place !== undefined) tellProperties(scope, place, { owner: 'an environment', known: ['Variables'] });
  return textsByName(scope, place?.get('Variables'));
}

/** A text is a folder that `aws cloudformation package` sends; the CDK says in the metadata where the code is. */
function codeFolder(scope: Scope, code: Place | undefined, resource: Place): string | undefined {
  if (code?.kind === 'text') return /^s3:/.test(code.text) ? undefined : code.text;
  return objectAt(scope, resource.get('Metadata'))?.get('aws:asset:path')?.text;
}

/** Documented: code in the template is of Node.js or of Python, and the former alone is of use here. */
function inlineCodeOf(scope: Scope, runtime: string | undefined, inline: Place | undefined): string | undefined {
  if (inline === undefined) return undefined;
  if (runtime?.startsWith('nodejs')) return textAt(scope, inline);
  const message = `The code in \`${inline.name}\` is not read, and the function is read without it: put it into a file.`;
  return tellWarning(scope, 'not-read', inline.keyRange, message);
}
