import type { Integration, RestApi } from '@veloway/api';
import { endpointOf } from './endpoint-of.js';
import { withStageVariables } from './endpoint-uri.js';
import type { StageOptions } from './gateway-options.js';
import { parseIntegrationArn } from './integrations/integration-arn.js';
import { listedNames } from './listed-names.js';
import { mappingNotices } from './mapping-notices.js';

/**
 * @param told names of functions of which it was said already that they do not run here
 * @returns sentences about what of an API cannot be answered here as AWS would, and what to do about it, for whoever
 *   starts a gateway
 */
export function noticesOf(api: RestApi, options: StageOptions, told: readonly string[] = []): readonly string[] {
  const methods = api.resources.flatMap(({ path, methods: own }) =>
    Object.values(own).map((method) => ({ ...method, name: `${method.httpMethod} ${path}` })),
  );
  const keyed = methods.filter(({ apiKeyRequired }) => apiKeyRequired).map(({ name }) => name);
  const authorized = methods.filter(({ authorizationType }) => authorizationType !== 'NONE').map(({ name }) => name);
  const backs = methods.flatMap(({ integration }) =>
    integration === undefined ? [] : missingBack(integration, options, told),
  );
  return [
    ...(keyed.length > 0 && options.apiKeys.length === 0
      ? [
          `${listedNames(keyed)} ${keyed.length === 1 ? 'requires' : 'require'} an API key, and there is none: name one, \`--api-key VALUE\`.`,
        ]
      : []),
    ...(authorized.length > 0
      ? [`The authorizers of ${listedNames(authorized)} are not run: every request is let through.`]
      : []),
    ...new Set(backs),
    ...mappingNotices(api),
  ];
}

function missingBack({ type, uri }: Integration, options: StageOptions, told: readonly string[]): readonly string[] {
  if (type !== 'AWS' && type !== 'AWS_PROXY') return [];
  const arn = parseIntegrationArn(withStageVariables(uri ?? '', options.stageVariables));
  const service = arn?.kind === 'service' ? arn.service : 'lambda';
  if (arn === undefined || endpointOf(options, service) !== undefined) return [];
  if (arn.kind === 'lambda') {
    const [, name, alias] = /:function:([^:]+)(?::([^:]+))?$/.exec(arn.functionArn) ?? [];
    if (name === undefined || told.includes(name)) return [];
    if (options.functions[name] !== undefined || options.functions[`${name}:${alias}`] !== undefined) return [];
    return [
      `No code is known of the Lambda function \`${name}\`: say where it is, \`--function ${name}=src/${name}.handler\`.`,
    ];
  }
  return [
    `Nothing is known of where ${service} is: name its endpoint, \`--endpoint ${service}=http://localhost:4566\`.`,
  ];
}
