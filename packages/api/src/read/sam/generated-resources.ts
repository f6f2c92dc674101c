import type { DeclaredResource } from '../cloudformation/declared-resource.js';
import { filled } from '../intrinsic/resource-text.js';
import type { ReferredResource, Scope } from '../intrinsic/scope.js';
import { textAt } from '../typed-values.js';

/** Lets references find the resources that SAM adds to a template. */
export function addGenerated(scope: Scope, resources: readonly DeclaredResource[]): void {
  for (const resource of resources) {
    for (const [name, generated] of generatedOf(scope, resource)) {
      if (!scope.resources.has(name)) scope.resources.set(name, generated);
    }
  }
}

function generatedOf(scope: Scope, resource: DeclaredResource): readonly (readonly [string, ReferredResource])[] {
  if (resource.type === 'AWS::Serverless::Api') return ofApi(scope, resource);
  return resource.type === 'AWS::Serverless::Function' ? ofFunction(scope, resource) : [];
}

/** Documented: `NAMESTAGEStage`, or `NAME.Stage`. */
function ofApi(scope: Scope, { id, properties }: DeclaredResource): readonly (readonly [string, ReferredResource])[] {
  const stage = textAt(scope, properties.get('StageName')) ?? '';
  const generated = { type: 'AWS::ApiGateway::Stage', properties: undefined, name: stage };
  const deployment = { type: 'AWS::ApiGateway::Deployment', properties: undefined };
  return [
    [id, { type: 'AWS::Serverless::Api', properties: undefined }],
    [`${id}.Stage`, generated],
    [`${id}${stage}Stage`, generated],
    [`${id}.Deployment`, deployment],
  ];
}

/** Documented: `NAMERole`, and what `AutoPublishAlias` makes. */
function ofFunction(
  scope: Scope,
  { id, properties }: DeclaredResource,
): readonly (readonly [string, ReferredResource])[] {
  const role: readonly [string, ReferredResource] = [`${id}Role`, { type: 'AWS::IAM::Role', properties: undefined }];
  const alias = textAt(scope, properties.get('AutoPublishAlias'));
  if (alias === undefined) return [role];
  const name = textAt(scope, properties.get('FunctionName')) ?? id;
  const published = (qualifier: string): ReferredResource => ({
    type: 'AWS::Lambda::Alias',
    properties: undefined,
    reference: filled(scope, `arn:{partition}:lambda:{region}:{account}:function:{name}:${qualifier}`, name),
  });
  return [
    role,
    [`${id}.Alias`, published(alias)],
    [`${id}Alias${alias}`, published(alias)],
    [`${id}.Version`, published('1')],
  ];
}
