import type { Integration, IntegrationResponse, MethodResponse } from '../../model.js';
import type { DeclaredResource } from '../cloudformation/declared-resource.js';
import { filled } from '../intrinsic/resource-text.js';
import type { Scope } from '../intrinsic/scope.js';
import type { Place } from '../place.js';
import { PLAIN_INTEGRATION } from '../plain-method.js';
import { booleanAt, textAt } from '../typed-values.js';
import { functionUri } from './integration-uri.js';

/** What an event runs. */
export interface EventTarget {
  readonly integration: Integration;
  readonly methodResponses: Readonly<Record<string, MethodResponse>>;
  /** Properties that only events of this kind have. */
  readonly ownProperties: readonly string[];
}

const INTEGRATION: Integration = { ...PLAIN_INTEGRATION, type: 'AWS_PROXY', httpMethod: 'POST' };

/** @returns the target of an event of a function: the function, or its alias where SAM publishes one */
export function functionTarget(scope: Scope, { id, properties }: DeclaredResource): EventTarget {
  const name = textAt(scope, properties.get('FunctionName')) ?? id;
  const alias = textAt(scope, properties.get('AutoPublishAlias'));
  const arn = filled(scope, 'arn:{partition}:lambda:{region}:{account}:function:{name}', name);
  const uri = functionUri(scope, alias === undefined ? arn : `${arn}:${alias}`);
  return { integration: { ...INTEGRATION, uri }, methodResponses: {}, ownProperties: [] };
}

const RESPONSES: Readonly<Record<string, string>> = { 200: 'OK', 400: 'Bad Request' };

/** @returns the target of an event of a state machine, which is started with the body of the request */
export function stateMachineTarget(
  scope: Scope,
  { id, properties }: DeclaredResource,
  { name, event }: { readonly name: string; readonly event: Place },
): EventTarget {
  const machine = textAt(scope, properties.get('Name')) ?? id;
  const alias = textAt(scope, properties.get('AutoPublishAlias'));
  const arn = filled(scope, 'arn:{partition}:states:{region}:{account}:stateMachine:{name}', machine);
  const text = startTemplate(scope, event, alias === undefined ? arn : `${arn}:${alias}`);
  return {
    integration: {
      ...INTEGRATION,
      type: 'AWS',
      uri: filled(scope, 'arn:{partition}:apigateway:{region}:states:action/StartExecution', ''),
      credentials: filled(scope, 'arn:{partition}:iam::{account}:role/{name}', `${id}${name}Role`),
      requestTemplates: { 'application/json': { text, location: undefined } },
      integrationResponses: Object.keys(RESPONSES).map(responseOf),
    },
    methodResponses: Object.fromEntries(
      Object.entries(RESPONSES).map(([statusCode, description]) => [
        statusCode,
        { statusCode, description, responseParameters: {}, responseModels: {} },
      ]),
    ),
    ownProperties: ['UnescapeMappingTemplate'],
  };
}

/** What SAM writes; told to, it takes the backslash before each apostrophe away again. */
function startTemplate(scope: Scope, event: Place, arn: string): string {
  const isUnescaped = booleanAt(scope, event.get('UnescapeMappingTemplate')) ?? false;
  const replacement = isUnescaped ? `.replaceAll("\\\\'","'")` : '';
  return `{"input": "$util.escapeJavaScript($input.json('$'))${replacement}", "stateMachineArn": "${arn}"}`;
}

function responseOf(statusCode: string): IntegrationResponse {
  return {
    statusCode,
    selectionPattern: statusCode,
    responseParameters: {},
    responseTemplates: {},
    contentHandling: undefined,
  };
}
