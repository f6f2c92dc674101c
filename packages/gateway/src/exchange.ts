import type { DeployedStage } from './deployed-stage.js';
import type { ExecutionLog } from './execution-log.js';
import { newExtendedRequestId, newRequestId } from './identifiers.js';
import { type GatewayRequest, lastHeader } from './message.js';
import { traceIdOf } from './trace-id.js';

/** A request on its way through a stage. */
export interface Exchange {
  readonly stage: DeployedStage;
  readonly request: GatewayRequest;
  readonly requestId: string;
  readonly extendedRequestId: string;
  /** `X-Amzn-Trace-Id`, made when it is first asked for. */
  readonly traceId: string;
  /** Milliseconds since 1970. */
  readonly time: number;
  readonly log: ExecutionLog | undefined;
  /** Whether it is a test invocation, which came over no network. */
  readonly isTest: boolean;
}

export function exchangeOf(
  request: GatewayRequest,
  stage: DeployedStage,
  log: ExecutionLog | undefined,
  isTest = false,
): Exchange {
  return new RequestExchange(request, stage, log, isTest);
}

/** A class, since each object of a literal with a getter has a hidden class of its own, which outlives its request. */
class RequestExchange implements Exchange {
  readonly request: GatewayRequest;
  readonly requestId = newRequestId();
  readonly extendedRequestId = newExtendedRequestId();
  readonly time: number;
  private knownTraceId: string | undefined = undefined;

  constructor(
    request: GatewayRequest,
    readonly stage: DeployedStage,
    readonly log: ExecutionLog | undefined,
    readonly isTest: boolean,
  ) {
    this.request = withOverriddenMethod(request);
    this.time = stage.options.now();
  }

  get traceId(): string {
    const sent = lastHeader(this.request.headers, 'X-Amzn-Trace-Id');
    return (this.knownTraceId ??= traceIdOf(sent, this.time));
  }
}

/** Documented: API Gateway takes the method of `X-HTTP-Method-Override` for that of the request. */
function withOverriddenMethod(request: GatewayRequest): GatewayRequest {
  const method = lastHeader(request.headers, 'X-HTTP-Method-Override');
  return method === undefined || method === '' ? request : { ...request, method: method.toUpperCase() };
}
