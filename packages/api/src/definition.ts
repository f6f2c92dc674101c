import type { DefinitionProblem } from './definition-problem.js';
import type { RestApi } from './model.js';

/** The kinds of files that people keep their APIs in. */
export type DefinitionKind = 'openapi' | 'cloudformation' | 'sam' | 'serverless' | 'terraform' | 'terraform-plan';

/** What a file says: its APIs, the functions behind them, and what is wrong with it. */
export interface Definition {
  /** Undefined where the file is none of them. */
  readonly kind: DefinitionKind | undefined;
  /** In the order of the file; an OpenAPI document has one. */
  readonly apis: readonly DefinedApi[];
  /** Lambda functions that the file declares, in its order; an OpenAPI document has none. */
  readonly functions: readonly LambdaFunction[];
  /** In the order of the file. */
  readonly problems: readonly DefinitionProblem[];
}

/** An API, and the stages that its file deploys it to. */
export interface DefinedApi {
  /** What the file calls it: the logical id, the address of a Terraform resource; of an OpenAPI document, its title. */
  readonly id: string;
  readonly api: RestApi;
  readonly stages: readonly Stage[];
}

/** A stage that an API is deployed to. */
export interface Stage {
  readonly name: string;
  readonly variables: Readonly<Record<string, string>>;
}

/** A Lambda function with the code that the file names. */
export interface LambdaFunction {
  /** Its name as ARNs have it: `arn:aws:lambda:REGION:ACCOUNT:function:NAME`. */
  readonly name: string;
  /** `src/orders.handler`; undefined where the code is an image. */
  readonly handler: string | undefined;
  /** The folder of the code, relative to the file; undefined where it is not in a folder. */
  readonly codeUri: string | undefined;
  /** The code itself, of a runtime of Node.js, where it stands in the definition. */
  readonly inlineCode?: string;
  /** `nodejs20.x`. */
  readonly runtime: string | undefined;
  /** Seconds. */
  readonly timeout: number;
  /** Megabytes. */
  readonly memorySize: number;
  readonly environment: Readonly<Record<string, string>>;
}
