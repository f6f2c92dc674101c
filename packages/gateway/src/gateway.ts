import type { RestApi } from '@veloway/api';
import { after, type Eventual } from './after.js';
import { type DeployedStage, deployedStage } from './deployed-stage.js';
import { type Deployment, frozenCopy } from './deployment.js';
import { type Exchange, exchangeOf } from './exchange.js';
import { executionLog } from './execution-log.js';
import { fetchFrom } from './fetch.js';
import type { StageOptions } from './gateway-options.js';
import { idOf } from './identifiers.js';
import type { GatewayAnswer, GatewayRequest } from './message.js';
import { answerCall, route } from './pipeline/index.js';
import { type Ending, settle } from './settle.js';
import { type TestInvokeInput, type TestInvokeResult, testInvoke } from './test-invoke.js';

/** A stage that answers requests. */
export interface Gateway {
  /** Answers as the stage would, without a socket: `fetch(new Request('http://localhost/dev/orders'))`. */
  fetch(request: Request): Promise<Response>;
  /** Answers a request that came over a socket. It never throws. */
  handle(request: GatewayRequest): Eventual<GatewayAnswer>;
  /** What answers now. */
  readonly deployment: Deployment;
  /** All deployments, the first one first. */
  readonly deployments: readonly Deployment[];
  /** Deploys a copy of an API; requests that are under way are answered by what answered before. */
  deploy(api: RestApi, description?: string): Deployment;
  /**
   * Lets an earlier deployment answer again.
   *
   * @param id the one before the current, unless told otherwise
   * @throws RangeError where there is none
   */
  rollback(id?: string): Deployment;
  /**
   * Invokes a method as `TestInvokeMethod` does.
   *
   * @throws RangeError where the API has no such method
   */
  testInvoke(input: TestInvokeInput): Promise<TestInvokeResult>;
  readonly options: StageOptions;
}

/** Deploys an API to a stage. */
export function gatewayOf(api: RestApi, options: StageOptions): Gateway {
  const deployments: Deployment[] = [];
  let current: DeployedStage;
  const deploy = (next: RestApi, description?: string): Deployment => {
    const id = idOf(`${options.apiId} deployment ${deployments.length + 1}`, 6);
    const deployment = { id, createdDate: options.now(), description, api: frozenCopy(next) };
    deployments.push(deployment);
    current = deployedStage(deployment, options);
    return deployment;
  };
  const rollback = (id?: string): Deployment => {
    current = deployedStage(earlier(deployments, current.deployment, id), options);
    return current.deployment;
  };
  const handle = (request: GatewayRequest): Eventual<GatewayAnswer> => answer(request, current);
  deploy(api);
  return {
    options,
    handle,
    fetch: (request) => fetchFrom(handle, request),
    deploy,
    rollback,
    testInvoke: (input) => testInvoke(current, input),
    deployments,
    get deployment() {
      return current.deployment;
    },
  };
}

function earlier(deployments: readonly Deployment[], current: Deployment, id: string | undefined): Deployment {
  const found =
    id === undefined ? deployments[deployments.indexOf(current) - 1] : deployments.find((known) => known.id === id);
  if (found !== undefined) return found;
  throw new RangeError(id === undefined ? 'There is no earlier deployment.' : `There is no deployment \`${id}\`.`);
}

function answer(request: GatewayRequest, stage: DeployedStage): Eventual<GatewayAnswer> {
  const { executionLog: logs, now } = stage.options;
  const exchange = exchangeOf(request, stage, logs ? executionLog(now) : undefined);
  exchange.log?.add(`Starting execution for request: ${exchange.requestId}`);
  const routed = route(exchange);
  const ending = settle(exchange, routed.event, () => {
    if ('error' in routed) throw routed.error;
    return answerCall(routed);
  });
  return after(ending, (known) => {
    record(exchange, 'route' in routed ? routed.route.resource.path : undefined, known);
    return known.answer;
  });
}

function record(exchange: Exchange, resourcePath: string | undefined, { answer: made, failure, bug }: Ending): void {
  const { stage, request, requestId, time, log } = exchange;
  const { onRequest, now } = stage.options;
  onRequest?.({
    requestId,
    method: request.method,
    target: request.target,
    resourcePath,
    status: made.status,
    latency: now() - time,
    failure,
    lines: log?.lines ?? [],
    bug,
  });
}
