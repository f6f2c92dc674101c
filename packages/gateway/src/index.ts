export { stageOptionsOf } from './default-options.js';
export type { Deployment } from './deployment.js';
export { type LogLine, logText } from './execution-log.js';
export { GATEWAY_FIDELITY } from './fidelity.js';
export { type Gateway, gatewayOf } from './gateway.js';
export type { GatewayError } from './gateway-error.js';
export type { Credentials, StageOptions } from './gateway-options.js';
export { GATEWAY_RESPONSE_TYPES, type GatewayResponseType } from './gateway-response-type.js';
export * from './integrations/endpoint.js';
export type { FunctionContext, FunctionHandler } from './integrations/in-process-function.js';
export * from './integrations/lambda-function.js';
export type { GatewayAnswer, GatewayRequest, HeaderLines } from './message.js';
export {
  createGateway,
  type FunctionCode,
  type FunctionSource,
  type GatewayOptions,
  type LocalGateway,
} from './node/create-gateway.js';
export { functionProblem } from './node/function-problem.js';
export { type GatewayServer, type ListenOptions, listen } from './node/http-server.js';
export type { FunctionLine } from './node/lambda-worker.js';
export type { RefusedRequest } from './node/refused-request.js';
export { noticesOf } from './notices.js';
export type { RequestRecord } from './request-record.js';
export { templateProblem, templateProblems, templatesOf } from './template-problems.js';
export type { TestInvokeInput, TestInvokeResult } from './test-invoke.js';
