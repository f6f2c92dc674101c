/** A request as plain data: what `data.json` holds. */
export interface RequestData<Root = unknown> {
  readonly context: RequestContext;
  /** What `$input.path('$')` answers. */
  readonly root: Root;
  readonly params: Parameters;
  readonly stageVariables: Readonly<Record<string, string>>;
  /** What `$input.json('$')` answers. */
  readonly body: string;
}

/** The parameters by their groups: path, query string, header. */
export type Parameters = Readonly<Record<string, Readonly<Record<string, string>>>>;

export interface RequestContext {
  readonly httpMethod: string;
  readonly resourcePath: string;
  readonly requestId: string;
  readonly stage: string;
  readonly apiId: string;
  readonly resourceId: string;
  readonly identity: Identity;
  readonly authorizer: { readonly principalId: string };
}

interface Identity {
  readonly sourceIp: string;
  readonly accountId: string;
  readonly apiKey: string;
  readonly caller: string;
  readonly user: string;
  readonly userAgent: string;
  readonly userArn: string;
}

/** A template written by hand in JavaScript. */
export type ByHand<Root> = (request: RequestData<Root>) => string;

/** @returns the parameter of that name, from the first group that has it */
export function parameter(params: Parameters, name: string): string {
  return params.path?.[name] ?? params.querystring?.[name] ?? params.header?.[name] ?? '';
}
