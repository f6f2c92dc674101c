/** What references to a resource come to: texts in which `{name}` and the like stand for what differs. */
export interface ResourceForm {
  /** The property that names the resource. */
  readonly nameKey?: string;
  readonly ref: string;
  readonly attributes: Readonly<Record<string, string>>;
}

const NAME = '{name}';

/** @returns the form of an ARN */
function arn(service: string, resource: string): string {
  return `arn:{partition}:${service}:{region}:{account}:${resource}`;
}

const FUNCTION_ARN = arn('lambda', 'function:{name}');

const LAMBDA_FUNCTION: ResourceForm = { nameKey: 'FunctionName', ref: NAME, attributes: { Arn: FUNCTION_ARN } };

const STATE_MACHINE_ARN = arn('states', 'stateMachine:{name}');

const STATE_MACHINE: ResourceForm = {
  ref: STATE_MACHINE_ARN,
  attributes: { Arn: STATE_MACHINE_ARN, Name: NAME },
};

const TABLE: ResourceForm = {
  nameKey: 'TableName',
  ref: NAME,
  attributes: {
    Arn: arn('dynamodb', 'table/{name}'),
    StreamArn: arn('dynamodb', 'table/{name}/stream/2024-01-01T00:00:00.000'),
  },
};

const LAYER: ResourceForm = { nameKey: 'LayerName', ref: arn('lambda', 'layer:{name}:1'), attributes: {} };

const TOPIC_ARN = arn('sns', NAME);
const QUEUE_URL = 'https://sqs.{region}.{suffix}/{account}/{name}';
const VERSION_ARN = arn('lambda', 'function:{.FunctionName}:1');
const ALIAS_ARN = arn('lambda', 'function:{.FunctionName}:{name}');

/** Documented: the return values of the resources that APIs have to do with. */
const FORMS: ReadonlyMap<string, ResourceForm> = new Map<string, ResourceForm>([
  ['AWS::ApiGateway::DomainName', { nameKey: 'DomainName', ref: NAME, attributes: {} }],
  ['AWS::ApiGateway::Model', { nameKey: 'Name', ref: NAME, attributes: {} }],
  ['AWS::ApiGateway::RestApi', { ref: NAME, attributes: { RestApiId: NAME, RootResourceId: '{name}.RootResourceId' } }],
  ['AWS::ApiGateway::Stage', { nameKey: 'StageName', ref: NAME, attributes: {} }],
  [
    'AWS::Cognito::UserPool',
    {
      ref: '{region}_{name}',
      attributes: {
        Arn: arn('cognito-idp', 'userpool/{region}_{name}'),
        ProviderName: 'cognito-idp.{region}.{suffix}/{region}_{name}',
        ProviderURL: 'https://cognito-idp.{region}.{suffix}/{region}_{name}',
        UserPoolId: '{region}_{name}',
      },
    },
  ],
  ['AWS::DynamoDB::GlobalTable', TABLE],
  ['AWS::DynamoDB::Table', TABLE],
  [
    'AWS::Events::EventBus',
    { nameKey: 'Name', ref: NAME, attributes: { Arn: arn('events', 'event-bus/{name}'), Name: NAME } },
  ],
  [
    'AWS::IAM::Role',
    { nameKey: 'RoleName', ref: NAME, attributes: { Arn: 'arn:{partition}:iam::{account}:role/{name}', RoleId: NAME } },
  ],
  ['AWS::KMS::Key', { ref: NAME, attributes: { Arn: arn('kms', 'key/{name}'), KeyId: NAME } }],
  ['AWS::Kinesis::Stream', { nameKey: 'Name', ref: NAME, attributes: { Arn: arn('kinesis', 'stream/{name}') } }],
  [
    'AWS::KinesisFirehose::DeliveryStream',
    { nameKey: 'DeliveryStreamName', ref: NAME, attributes: { Arn: arn('firehose', 'deliverystream/{name}') } },
  ],
  ['AWS::Lambda::Alias', { nameKey: 'Name', ref: ALIAS_ARN, attributes: { AliasArn: ALIAS_ARN } }],
  ['AWS::Lambda::Function', LAMBDA_FUNCTION],
  ['AWS::Lambda::LayerVersion', { ...LAYER, attributes: { LayerVersionArn: LAYER.ref } }],
  ['AWS::Lambda::Version', { ref: VERSION_ARN, attributes: { FunctionArn: VERSION_ARN, Version: '1' } }],
  [
    'AWS::Logs::LogGroup',
    { nameKey: 'LogGroupName', ref: NAME, attributes: { Arn: arn('logs', 'log-group:{name}:*') } },
  ],
  [
    'AWS::S3::Bucket',
    {
      nameKey: 'BucketName',
      ref: NAME,
      attributes: {
        Arn: 'arn:{partition}:s3:::{name}',
        DomainName: '{name}.s3.{suffix}',
        RegionalDomainName: '{name}.s3.{region}.{suffix}',
        WebsiteURL: 'http://{name}.s3-website-{region}.{suffix}',
      },
    },
  ],
  ['AWS::SNS::Topic', { nameKey: 'TopicName', ref: TOPIC_ARN, attributes: { TopicArn: TOPIC_ARN, TopicName: NAME } }],
  [
    'AWS::SQS::Queue',
    {
      nameKey: 'QueueName',
      ref: QUEUE_URL,
      attributes: { Arn: arn('sqs', NAME), QueueName: NAME, QueueUrl: QUEUE_URL },
    },
  ],
  ['AWS::SSM::Parameter', { nameKey: 'Name', ref: NAME, attributes: { Type: '{.Type}', Value: '{.Value}' } }],
  ['AWS::SecretsManager::Secret', { nameKey: 'Name', ref: arn('secretsmanager', 'secret:{name}'), attributes: {} }],
  ['AWS::Serverless::Api', { ref: NAME, attributes: { RestApiId: NAME, RootResourceId: '{name}.RootResourceId' } }],
  ['AWS::Serverless::Function', LAMBDA_FUNCTION],
  ['AWS::Serverless::LayerVersion', LAYER],
  ['AWS::Serverless::SimpleTable', TABLE],
  ['AWS::Serverless::StateMachine', { nameKey: 'Name', ...STATE_MACHINE }],
  ['AWS::StepFunctions::StateMachine', { nameKey: 'StateMachineName', ...STATE_MACHINE }],
]);

/** @returns how references to a resource are written; of one that is not listed, a plausible form */
export function formOf(type: string): ResourceForm {
  const [, service = 'aws', resource = 'resource'] = type.toLowerCase().split('::');
  return FORMS.get(type) ?? { ref: NAME, attributes: { Arn: arn(service, `${resource}/{name}`) } };
}
