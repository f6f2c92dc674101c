import type { Definition, DefinitionKind } from '../definition.js';
import type { DefinitionProblem } from '../definition-problem.js';
import { readCloudFormation } from './cloudformation/template.js';
import { definitionKind, type OtherKind } from './definition-kind.js';
import type { DefinitionOptions } from './definition-options.js';
import { readOpenApiDocument } from './openapi-document.js';
import { parseDefinition } from './parse-document.js';
import { readSam } from './sam/template.js';
import { readServerless } from './serverless/read-serverless.js';
import type { DocumentReader } from './source-document.js';
import { HCL_MESSAGE, isHcl } from './terraform/hcl.js';
import { readTerraform, readTerraformPlan } from './terraform/read-terraform.js';

export type { DefinitionOptions } from './definition-options.js';

/** What reads a document of each kind. */
const READERS: Readonly<Record<DefinitionKind, DocumentReader>> = {
  openapi: readOpenApiDocument,
  cloudformation: readCloudFormation,
  sam: readSam,
  serverless: readServerless,
  terraform: readTerraform,
  'terraform-plan': readTerraformPlan,
};

/**
 * Reads the APIs of a file, whatever kind of file it is.
 *
 * @param file the file's name for messages
 */
export function readDefinition(text: string, file: string, options: DefinitionOptions = {}): Definition {
  if (isHcl(text, file)) return ofOtherKind(file, { range: { start: 0, end: 1 }, message: HCL_MESSAGE });
  const root = parseDefinition(text, file);
  if (!('path' in root)) return unreadable(root);
  const found = definitionKind(root, file);
  return 'kind' in found ? READERS[found.kind]({ file, root, options }) : ofOtherKind(file, found);
}

function ofOtherKind(file: string, { range, message }: OtherKind): Definition {
  return unreadable([{ code: 'unsupported-format', severity: 'error', file, ...range, message }]);
}

function unreadable(problems: readonly DefinitionProblem[]): Definition {
  return { kind: undefined, apis: [], functions: [], problems };
}
