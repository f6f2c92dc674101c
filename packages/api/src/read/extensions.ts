import { nearest } from '@veloway/vtl';
import type { Place } from './place.js';
import { type Reading, tellWarning } from './reading.js';

/** What of a definition an extension belongs to. */
export type Owner = 'root' | 'server' | 'path' | 'operation' | 'scheme';

const OWNER_TEXTS: Readonly<Record<Owner, string>> = {
  root: 'the root of the file',
  server: 'a server',
  path: 'a path',
  operation: 'an operation',
  scheme: 'a security scheme',
};

interface Extension {
  readonly owners: readonly Owner[];
  /** Why it is not read; undefined where it is. */
  readonly unread?: 'of HTTP APIs' | 'not read yet';
}

const PREFIX = 'x-amazon-apigateway-';

/** Documented: the extensions of API Gateway. */
const EXTENSIONS: ReadonlyMap<string, Extension> = new Map<string, Extension>(
  Object.entries({
    'any-method': { owners: ['path'] },
    'api-key-source': { owners: ['root'] },
    auth: { owners: ['operation'] },
    authorizer: { owners: ['scheme'] },
    authtype: { owners: ['scheme'] },
    'binary-media-types': { owners: ['root'] },
    cors: { owners: ['root'], unread: 'of HTTP APIs' },
    documentation: { owners: ['root'] },
    'endpoint-access-mode': { owners: ['root'], unread: 'not read yet' },
    'endpoint-configuration': { owners: ['root', 'server'] },
    'gateway-responses': { owners: ['root'] },
    'importexport-version': { owners: ['root'], unread: 'of HTTP APIs' },
    integration: { owners: ['operation'] },
    integrations: { owners: ['root'], unread: 'of HTTP APIs' },
    'minimum-compression-size': { owners: ['root'] },
    policy: { owners: ['root'] },
    'request-validator': { owners: ['root', 'operation'] },
    'request-validators': { owners: ['root'] },
    'security-policy': { owners: ['root'], unread: 'not read yet' },
    'tag-value': { owners: [], unread: 'of HTTP APIs' },
  } satisfies Record<string, Extension>).map(([name, extension]) => [`${PREFIX}${name}`, extension]),
);

/** Extensions of AWS, or what was meant to be one. */
const OF_AWS = /^x-(amazon|amzn?|aws)\b/i;

/** @returns an extension's value */
export function extensionOf(place: Place, name: string): Place | undefined {
  return place.get(`${PREFIX}${name}`);
}

/** Tells of the extensions of AWS that do nothing here: misspelt, misplaced, or of another kind of API. */
export function tellExtensions(reading: Reading, place: Place, owner: Owner): void {
  for (const { name, keyRange } of place.members) {
    if (!OF_AWS.test(name)) continue;
    const extension = EXTENSIONS.get(name);
    if (extension === undefined) tellWarning(reading, 'unknown-extension', keyRange, unknownText(name));
    else if (extension.unread === 'of HTTP APIs') tellWarning(reading, 'of-http-apis', keyRange, ofHttpApis(name));
    else if (extension.unread !== undefined) tellWarning(reading, 'not-read', keyRange, notRead(name));
    else if (!extension.owners.includes(owner)) {
      const owners = extension.owners.map((own) => OWNER_TEXTS[own]).join(' or ');
      const message = `\`${name}\` does nothing in ${OWNER_TEXTS[owner]}: move it to ${owners}.`;
      tellWarning(reading, 'unknown-extension', keyRange, message);
    }
  }
}

export function ofHttpApis(name: string): string {
  return `\`${name}\` is of HTTP APIs, and a REST API is read without it: remove it.`;
}

export function notRead(name: string): string {
  return `\`${name}\` cannot be read yet, and the API is read without it.`;
}

function unknownText(name: string): string {
  const near = nearest(name, EXTENSIONS.keys());
  const meant = near === undefined ? 'remove it, or give it another name.' : `Did you mean \`${near}\`?`;
  return `\`${name}\` is no extension of API Gateway${near === undefined ? ': ' : '. '}${meant}`;
}
