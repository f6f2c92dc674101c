import type { ReadOptions } from './openapi.js';

export interface DefinitionOptions extends ReadOptions {
  /** Values of CloudFormation's parameters, Terraform's variables and the Serverless Framework's `--param`. */
  readonly parameters?: Readonly<Record<string, string>>;
  /** Values of the Serverless Framework's `${env:NAME}`; those of `parameters` go before them. */
  readonly environment?: Readonly<Record<string, string | undefined>>;
  /** The Serverless Framework's stage, where the file leaves it open. */
  readonly stage?: string;
  /** Whether a parameter or a variable that has no value here stands for its name, as editors want it. */
  readonly assumeValues?: boolean;
  /**
   * Reads a file that this one refers to (`DefinitionUri`, `AWS::Include`, `${file(…)}`).
   *
   * @param path relative to the folder of the definition
   * @returns undefined where there is no such file
   */
  readonly load?: (path: string) => string | undefined;
}
