import type { Range } from '@veloway/vtl';
import type { Place } from './place.js';
import type { Reading } from './reading.js';

/** What a file is that is no definition which can be read, and where it says so. */
export interface OtherKind {
  readonly range: Range;
  readonly message: string;
}

/** @returns the version of a definition, or what it is instead */
export function definitionKind(root: Place): Reading['version'] | OtherKind {
  const [swagger, openapi] = [root.get('swagger'), root.get('openapi')];
  if (swagger !== undefined && /^2(\.0)?$/.test(swagger.text)) return 'swagger-2.0';
  if (openapi !== undefined && /^3\.0(\.|$)/.test(openapi.text)) return 'openapi-3.0';
  const named = swagger ?? openapi;
  if (named !== undefined) return { range: named.range, message: otherVersion(named) };
  const found = OTHERS.find(({ isOne }) => isOne(root));
  const what = found === undefined ? 'This file is no definition of an API' : `This file is ${found.what}`;
  const then = found === undefined ? 'begin it with `openapi: 3.0.1` or `swagger: "2.0"`' : 'which cannot be read yet';
  const message = `${what}${found === undefined ? ': ' : ', '}${then}. ${found === undefined ? '' : READ}`.trimEnd();
  return { range: found?.at(root)?.keyRange ?? { start: 0, end: 1 }, message };
}

const READ = 'OpenAPI 3.0 and Swagger 2.0 are read.';

/** Documented: API Gateway imports Swagger 2.0 and OpenAPI 3.0. */
function otherVersion({ name, text }: Place): string {
  const what = name === 'swagger' ? 'Swagger' : 'OpenAPI';
  return `API Gateway does not import ${what} ${text}: write \`openapi: 3.0.1\` or \`swagger: "2.0"\`.`;
}

interface OtherFormat {
  readonly what: string;
  readonly isOne: (root: Place) => boolean;
  /** What tells it apart. */
  readonly at: (root: Place) => Place | undefined;
}

const OTHERS: readonly OtherFormat[] = [
  {
    what: 'a SAM template',
    isOne: (root) => root.get('Transform')?.text.startsWith('AWS::Serverless') ?? false,
    at: (root) => root.get('Transform'),
  },
  { what: 'a CloudFormation template', ...withKey('AWSTemplateFormatVersion') },
  { what: 'a CloudFormation template', ...withKey('Resources') },
  {
    what: 'a configuration of the Serverless Framework',
    isOne: (root) => root.get('service') !== undefined && root.get('provider') !== undefined,
    at: (root) => root.get('service'),
  },
  { what: 'an AsyncAPI document', ...withKey('asyncapi') },
];

function withKey(key: string): Pick<OtherFormat, 'isOne' | 'at'> {
  return { isOne: (root) => root.get(key) !== undefined, at: (root) => root.get(key) };
}
