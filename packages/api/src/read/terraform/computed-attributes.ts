/** Where resources are, as ARNs have it. */
export interface Surroundings {
  readonly region: string;
  readonly accountId: string;
}

/** What is known of a resource before AWS makes it. */
export interface KnownResource {
  readonly type: string;
  readonly address: string;
  /** @returns an attribute that is a text; undefined where it has none that is known */
  text(attribute: string): string | undefined;
}

/** The last parts of ARNs, with the attribute that is the name in them. */
const ARNS: Readonly<Record<string, readonly [start: string, attribute: string]>> = {
  aws_lambda_function: ['lambda:REGION:ACCOUNT:function:', 'function_name'],
  aws_iam_role: ['iam::ACCOUNT:role/', 'name'],
  aws_dynamodb_table: ['dynamodb:REGION:ACCOUNT:table/', 'name'],
  aws_sqs_queue: ['sqs:REGION:ACCOUNT:', 'name'],
  aws_sns_topic: ['sns:REGION:ACCOUNT:', 'name'],
  aws_sfn_state_machine: ['states:REGION:ACCOUNT:stateMachine:', 'name'],
  aws_kinesis_stream: ['kinesis:REGION:ACCOUNT:stream/', 'name'],
  aws_s3_bucket: ['s3:::', 'bucket'],
};

/**
 * What AWS makes up is made up here: ids of API Gateway are addresses, and a resource without a name is called by that
 * of its block.
 *
 * @returns an attribute that Terraform knows only after it has made the resource, or undefined where it cannot be told
 */
export function computedAttribute(
  resource: KnownResource,
  attribute: string,
  surroundings: Surroundings,
): string | undefined {
  const { type, address } = resource;
  if (type.startsWith('aws_api_gateway_') && attribute === 'id') return address;
  if (type === 'aws_api_gateway_rest_api') return ofRestApi(resource, attribute, surroundings);
  switch (attribute) {
    case 'arn':
    case 'qualified_arn':
      return arnOf(resource, surroundings);
    case 'invoke_arn':
    case 'qualified_invoke_arn':
      return invokeArn(resource, surroundings);
    case 'id':
      return ARNS[type] === undefined ? undefined : resource.text(ARNS[type][1]);
    case 'name':
    case 'function_name':
    case 'bucket':
      return ARNS[type]?.[1] === attribute ? blockName(address) : undefined;
    default:
      return undefined;
  }
}

function ofRestApi({ address }: KnownResource, attribute: string, surroundings: Surroundings): string | undefined {
  if (attribute === 'root_resource_id') return rootResourceId(address);
  if (attribute !== 'execution_arn') return undefined;
  return filled('execute-api:REGION:ACCOUNT:', surroundings) + address;
}

/** @returns what stands for the id of the resource `/` of an API that does not exist yet */
export function rootResourceId(address: string): string {
  return `${address}.root_resource_id`;
}

function arnOf(resource: KnownResource, surroundings: Surroundings): string | undefined {
  if (resource.type === 'aws_lambda_alias') return aliasArn(resource, surroundings);
  const [start, attribute] = ARNS[resource.type] ?? [];
  if (start === undefined || attribute === undefined) return undefined;
  return filled(start, surroundings) + (resource.text(attribute) ?? blockName(resource.address));
}

/** An alias names its function by name or by ARN. */
function aliasArn(resource: KnownResource, surroundings: Surroundings): string | undefined {
  const [name, alias] = [resource.text('function_name'), resource.text('name')];
  if (name === undefined || alias === undefined) return undefined;
  const functionArn = name.startsWith('arn:') ? name : filled('lambda:REGION:ACCOUNT:function:', surroundings) + name;
  return `${functionArn}:${alias}`;
}

function filled(start: string, { region, accountId }: Surroundings): string {
  return `arn:aws:${start.replace('REGION', region).replace('ACCOUNT', accountId)}`;
}

/** Documented: the address at which API Gateway invokes a function. */
function invokeArn(resource: KnownResource, surroundings: Surroundings): string | undefined {
  if (resource.type !== 'aws_lambda_function' && resource.type !== 'aws_lambda_alias') return undefined;
  const arn = arnOf(resource, surroundings);
  return arn && `arn:aws:apigateway:${surroundings.region}:lambda:path/2015-03-31/functions/${arn}/invocations`;
}

/** @returns `orders` of `module.a.aws_lambda_function.orders[0]` */
function blockName(address: string): string {
  return address.replace(/\[.*$/, '').split('.').at(-1) ?? address;
}
