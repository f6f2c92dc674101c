import type { Credentials, GatewayOptions } from '@veloway/gateway';
import { UsageError } from '../usage-error.js';

/** The options of a gateway that `serve` and `invoke` share. */
export interface GatewayCommandOptions {
  readonly stageVariable?: readonly string[];
  readonly function?: readonly string[];
  readonly endpoint?: readonly string[];
  readonly apiKey?: readonly string[];
  readonly region?: string;
  readonly accountId?: string;
}

/** @throws UsageError where an option cannot be read */
export function gatewayOptions(options: GatewayCommandOptions): GatewayOptions {
  const { region, accountId, apiKey = [] } = options;
  return {
    ...(region === undefined ? {} : { region }),
    ...(accountId === undefined ? {} : { accountId }),
    apiKeys: apiKey,
    endpoints: endpointsOf(options.endpoint ?? []),
    credentials: credentials(),
  };
}

/** @returns URLs by service; a URL alone is for every service */
function endpointsOf(values: readonly string[]): Record<string, string> {
  return Object.fromEntries(
    values.map((value) => {
      const [, service = '*', url] = /^(?:([\w-]+)=)?(https?:\/\/.+)$/.exec(value) ?? [];
      if (url !== undefined && URL.canParse(url)) return [service, url];
      throw new UsageError(
        `\`--endpoint ${value}\` should be \`--endpoint SERVICE=URL\`, such as \`dynamodb=http://localhost:8000\`.`,
      );
    }),
  );
}

/** Those of the environment, as AWS's own tools read them; else such as local stand-ins accept. */
function credentials(): Credentials {
  const { AWS_ACCESS_KEY_ID, AWS_SECRET_ACCESS_KEY, AWS_SESSION_TOKEN } = process.env;
  if (AWS_ACCESS_KEY_ID === undefined || AWS_SECRET_ACCESS_KEY === undefined) {
    return { accessKeyId: 'test', secretAccessKey: 'test' };
  }
  const keys = { accessKeyId: AWS_ACCESS_KEY_ID, secretAccessKey: AWS_SECRET_ACCESS_KEY };
  return AWS_SESSION_TOKEN === undefined ? keys : { ...keys, sessionToken: AWS_SESSION_TOKEN };
}
