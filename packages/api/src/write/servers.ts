import { endpointConfiguration } from './endpoint-configuration.js';
import type { Exporting, ExportOptions } from './exporting.js';
import { defined, type Plain } from './plain-object.js';

/** Recorded: one server, the stage of which is the variable `basePath`. */
export function serversOf(exporting: Exporting): readonly Plain[] | undefined {
  const { stage } = exporting.options;
  const host = hostOf(exporting.options);
  const endpoint = endpointConfiguration(exporting);
  if (host === undefined && stage === undefined && endpoint === undefined) return undefined;
  // Documented: examples of AWS have `/{basePath}` where no host is known.
  const url = `${host === undefined ? '' : `https://${host}`}/{basePath}`;
  const variables = { basePath: { default: stage ?? '' } };
  return [defined({ url, variables, 'x-amazon-apigateway-endpoint-configuration': endpoint })];
}

/** Recorded: what Swagger says of the same. */
export function swaggerAddress({ options }: Exporting): Plain {
  const { stage } = options;
  return { host: hostOf(options), basePath: stage === undefined ? undefined : `/${stage}` };
}

function hostOf({ restApiId, region }: ExportOptions): string | undefined {
  if (restApiId === undefined || region === undefined) return undefined;
  // Documented: the endpoints of AWS in China have a domain of their own.
  const domain = region.startsWith('cn-') ? 'amazonaws.com.cn' : 'amazonaws.com';
  return `${restApiId}.execute-api.${region}.${domain}`;
}
