/** What API Gateway knows of an AWS service when it calls an action of it. */
export interface ServiceProtocol {
  /** The name in the scope of a signature; the name in the ARN unless told otherwise. */
  readonly signingName?: string;
  /** What stands before the action in `X-Amz-Target`, where API Gateway sets the header by itself. */
  readonly targetPrefix?: string;
  /** The type of the body that goes with such a target. */
  readonly contentType?: string;
  /** The version of the service's Query protocol. */
  readonly version?: string;
}

/** @param service the name of a service in the ARN of an integration: `states` */
export function serviceProtocol(service: string): ServiceProtocol {
  return Object.hasOwn(PROTOCOLS, service) ? (PROTOCOLS[service] ?? {}) : {};
}

/**
 * Recorded: targets are implied for DynamoDB and Kinesis, and not for EventBridge; LocalStack's authors have seen the same
 * for Step Functions. An action of Systems Manager speaks the Query protocol, of which AWS says that actions do.
 */
const PROTOCOLS: Readonly<Record<string, ServiceProtocol>> = {
  autoscaling: { version: '2011-01-01' },
  'bedrock-agent-runtime': { signingName: 'bedrock' },
  'bedrock-runtime': { signingName: 'bedrock' },
  cloudformation: { version: '2010-05-15' },
  dynamodb: { targetPrefix: 'DynamoDB_20120810', contentType: 'application/x-amz-json-1.0' },
  ec2: { version: '2016-11-15' },
  elasticache: { version: '2015-02-02' },
  elasticbeanstalk: { version: '2010-12-01' },
  elasticloadbalancing: { version: '2015-12-01' },
  email: { signingName: 'ses', version: '2010-12-01' },
  iam: { version: '2010-05-08' },
  iot: { signingName: 'iotdata' },
  kinesis: { targetPrefix: 'Kinesis_20131202', contentType: 'application/x-amz-json-1.1' },
  monitoring: { version: '2010-08-01' },
  rds: { version: '2014-10-31' },
  redshift: { version: '2012-12-01' },
  sns: { version: '2010-03-31' },
  sqs: { version: '2012-11-05' },
  ssm: { version: '2014-11-06' },
  states: { targetPrefix: 'AWSStepFunctions', contentType: 'application/x-amz-json-1.0' },
  sts: { version: '2011-06-15' },
};
