import type { DefinitionKind } from '@veloway/api';

/** What an API would have to be in files of each kind. */
const MISSING: Readonly<Record<DefinitionKind, string>> = {
  openapi: 'it has no `paths`',
  cloudformation: 'it has no `AWS::ApiGateway::RestApi`',
  sam: 'it has no `AWS::Serverless::Api`, and no function with an event of the type `Api`',
  serverless: 'no function has an `http` event, and what plugins would add is not read',
  terraform: 'it has no `aws_api_gateway_rest_api`',
  'terraform-plan': 'it has no `aws_api_gateway_rest_api`',
};

/** @returns a sentence about a definition without an API, with which nothing else is wrong */
export function noApi(file: string, kind: DefinitionKind | undefined): string {
  return kind === undefined ? `${file} has no REST API.` : `${file} has no REST API: ${MISSING[kind]}.`;
}
