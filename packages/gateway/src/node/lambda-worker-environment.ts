import type { LambdaFunctionSpec } from './lambda-worker.js';

/**
 * What a function sees of the gateway's own environment: where programs and files are, how Node.js reaches others, and who
 * calls AWS. All else stays here, `NODE_OPTIONS` too, since it is about the gateway.
 */
const PASSED_ON =
  /^(?:PATH|HOME|USERPROFILE|SYSTEMROOT|TMPDIR|TEMP|TMP|LANG|LC_ALL|TZ|NODE_(?!OPTIONS$)\w+|AWS_(?:ACCESS_KEY_ID|SECRET_ACCESS_KEY|SESSION_TOKEN|PROFILE|CONFIG_FILE|SHARED_CREDENTIALS_FILE|CA_BUNDLE|ENDPOINT_URL\w*))$/i;

/** @returns `process.env` of a function: the function's own variables, and those that Lambda sets, which nobody replaces */
export function functionEnvironment(
  spec: LambdaFunctionSpec,
  ownEnvironment: Readonly<Record<string, string | undefined>>,
): Record<string, string> {
  const passedOn = Object.entries(ownEnvironment).filter(([name]) => PASSED_ON.test(name));
  return { ...definedOf(passedOn), ...spec.environment, ...lambdaVariables(spec) };
}

function definedOf(entries: readonly (readonly [string, string | undefined])[]): Record<string, string> {
  return Object.fromEntries(entries.flatMap(([name, value]) => (value === undefined ? [] : [[name, value]])));
}

function lambdaVariables({ name, handler, folder, region, memorySize }: LambdaFunctionSpec): Record<string, string> {
  const [major] = process.versions.node.split('.');
  const day = new Date().toISOString().slice(0, 10).replaceAll('-', '/');
  const stream = crypto.randomUUID().replaceAll('-', '');
  return {
    _HANDLER: handler,
    AWS_DEFAULT_REGION: region,
    AWS_EXECUTION_ENV: `AWS_Lambda_nodejs${major}.x`,
    AWS_LAMBDA_FUNCTION_MEMORY_SIZE: String(memorySize),
    AWS_LAMBDA_FUNCTION_NAME: name,
    AWS_LAMBDA_FUNCTION_VERSION: '$LATEST',
    AWS_LAMBDA_INITIALIZATION_TYPE: 'on-demand',
    AWS_LAMBDA_LOG_GROUP_NAME: `/aws/lambda/${name}`,
    AWS_LAMBDA_LOG_STREAM_NAME: `${day}/[$LATEST]${stream}`,
    AWS_REGION: region,
    LAMBDA_TASK_ROOT: folder,
  };
}
