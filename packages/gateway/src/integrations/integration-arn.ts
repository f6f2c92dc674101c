/** What the ARN of an integration leads to. */
export type IntegrationArn = LambdaArn | ServiceArn;

/** `arn:aws:apigateway:REGION:lambda:path/2015-03-31/functions/FUNCTION_ARN/invocations`. */
export interface LambdaArn {
  readonly kind: 'lambda';
  readonly region: string;
  readonly functionArn: string;
}

/** `arn:aws:apigateway:REGION:[SUBDOMAIN.]SERVICE:path/PATH`, or `…:action/ACTION`. */
export interface ServiceArn {
  readonly kind: 'service';
  readonly region: string;
  readonly service: string;
  readonly subdomain: string | undefined;
  readonly form: 'path' | 'action';
  /** The path without its first slash, or the name of the action; with a query where there is one. */
  readonly target: string;
}

/** @returns undefined where the text is no ARN of an integration */
export function parseIntegrationArn(uri: string): IntegrationArn | undefined {
  const [, region, host, form, target] =
    /^arn:aws[\w-]*:apigateway:([\w-]*):([\w.-]+):(path|action)\/(.*)$/s.exec(uri) ?? [];
  if (region === undefined || host === undefined || target === undefined) return undefined;
  const functionArn = INVOCATION.exec(target)?.[1];
  if (host === 'lambda' && form === 'path' && functionArn !== undefined) return { kind: 'lambda', region, functionArn };
  const dot = host.lastIndexOf('.');
  return {
    kind: 'service',
    region,
    service: host.slice(dot + 1),
    subdomain: dot < 0 ? undefined : host.slice(0, dot),
    form: form === 'path' ? 'path' : 'action',
    target,
  };
}

/** The path of an invocation; the second form answers in a stream. */
const INVOCATION = /^\/?\d{4}-\d\d-\d\d\/functions\/(.+?)\/(?:response-streaming-)?invocations\/?$/;
