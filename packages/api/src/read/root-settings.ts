import type { RestApi } from '../model.js';
import { compressionSizeAt } from './compression-size.js';
import { extensionOf, ofHttpApis, tellExtensions } from './extensions.js';
import { plainData } from './plain-data.js';
import { type Reading, tellWarning } from './reading.js';
import { choiceAt, objectAt, textAt, textsAt } from './typed-values.js';

type Settings = Pick<
  RestApi,
  | 'name'
  | 'description'
  | 'version'
  | 'binaryMediaTypes'
  | 'minimumCompressionSize'
  | 'apiKeySource'
  | 'policy'
  | 'documentation'
>;

/** What a definition says of the API as a whole. */
export function readRootSettings(reading: Reading): Settings {
  const { root } = reading;
  tellExtensions(reading, root, 'root');
  const components = objectAt(reading, root.get('components'));
  const integrations = components && extensionOf(components, 'integrations');
  if (integrations !== undefined) {
    tellWarning(reading, 'of-http-apis', integrations.keyRange, ofHttpApis(integrations.name));
  }
  const info = objectAt(reading, root.get('info'));
  const [policy, documentation] = [extensionOf(root, 'policy'), extensionOf(root, 'documentation')];
  return {
    name: textAt(reading, info?.get('title')) ?? '',
    description: textAt(reading, info?.get('description')),
    version: textAt(reading, info?.get('version')),
    binaryMediaTypes: textsAt(reading, extensionOf(root, 'binary-media-types')),
    minimumCompressionSize: compressionSizeAt(reading, extensionOf(root, 'minimum-compression-size')),
    apiKeySource: choiceAt(reading, extensionOf(root, 'api-key-source'), ['HEADER', 'AUTHORIZER'] as const) ?? 'HEADER',
    policy: policy && plainData(policy),
    documentation: documentation && plainData(documentation),
  };
}
