/** The resources that say what an API is. */
export const READ_TYPES = [
  'aws_api_gateway_rest_api',
  'aws_api_gateway_rest_api_policy',
  'aws_api_gateway_resource',
  'aws_api_gateway_method',
  'aws_api_gateway_method_response',
  'aws_api_gateway_integration',
  'aws_api_gateway_integration_response',
  'aws_api_gateway_model',
  'aws_api_gateway_request_validator',
  'aws_api_gateway_authorizer',
  'aws_api_gateway_gateway_response',
  'aws_api_gateway_deployment',
  'aws_api_gateway_stage',
  'aws_lambda_function',
] as const;

export type ReadType = (typeof READ_TYPES)[number];

/** Those that an API can be told without: who pays, how it is watched, and by which names it is reached. */
export const SILENT_TYPES: readonly string[] = [
  'aws_api_gateway_account',
  'aws_api_gateway_api_key',
  'aws_api_gateway_base_path_mapping',
  'aws_api_gateway_client_certificate',
  'aws_api_gateway_domain_name',
  'aws_api_gateway_domain_name_access_association',
  'aws_api_gateway_method_settings',
  'aws_api_gateway_usage_plan',
  'aws_api_gateway_usage_plan_key',
  'aws_api_gateway_vpc_link',
];

export const UNREAD_TYPES: readonly string[] = [
  'aws_api_gateway_documentation_part',
  'aws_api_gateway_documentation_version',
  'aws_api_gateway_rest_api_put',
];

export function isRead(type: string): type is ReadType {
  return READ_TYPES.some((read) => read === type);
}
