import type { Definition } from '../definition.js';
import { newScope } from './intrinsic/new-scope.js';
import { readOpenApiRoot } from './openapi.js';
import { inOrder, newTelling } from './reading.js';
import type { SourceDocument } from './source-document.js';

/** Reads an OpenAPI document, which is one API. It may be a part of a template, with functions of CloudFormation. */
export function readOpenApiDocument({ file, root, options }: SourceDocument): Definition {
  const telling = newTelling(file);
  const scope = newScope(telling, { template: undefined, options });
  const api = readOpenApiRoot(telling, scope.resolve(root), options);
  const apis = api === undefined ? [] : [{ id: api.name, api, stages: [] }];
  return { kind: api === undefined ? undefined : 'openapi', apis, functions: [], problems: inOrder(telling) };
}
