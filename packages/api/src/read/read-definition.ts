import type { DefinedApi, Definition } from '../definition.js';
import { type ReadOptions, readOpenApi } from './openapi.js';

export interface DefinitionOptions extends ReadOptions {
  /** Values of CloudFormation's parameters, Terraform's variables and the Serverless Framework's `--param`. */
  readonly parameters?: Readonly<Record<string, string>>;
  /** What `${AWS::Region}` and its like stand for: `AWS::Region` to `eu-west-1`; those left out have defaults. */
  readonly pseudoParameters?: Readonly<Record<string, string>>;
  /** The Serverless Framework's stage, where the file leaves it open. */
  readonly stage?: string;
  /**
   * Reads a file that this one refers to (`DefinitionUri`, `AWS::Include`, `${file(…)}`).
   *
   * @param path relative to the folder of the definition
   * @returns undefined where there is no such file
   */
  readonly load?: (path: string) => string | undefined;
}

/**
 * Reads the APIs of a file, whatever kind of file it is.
 *
 * @param file the file's name for messages
 */
export function readDefinition(text: string, file: string, options: DefinitionOptions = {}): Definition {
  const { api, problems } = readOpenApi(text, file, options);
  const apis: readonly DefinedApi[] = api === undefined ? [] : [{ id: api.name, api, stages: [] }];
  return { kind: api === undefined ? undefined : 'openapi', apis, functions: [], problems };
}
