export interface SamOptions {
  readonly title: string;
  readonly functionId: string;
  /** Where the service is, as the WSDL says it. */
  readonly address: string | undefined;
}

/** @returns the SAM template that deploys the API and its function, and that `veloway serve` reads */
export function samTemplate({ title, functionId, address }: SamOptions): Record<string, unknown> {
  return {
    AWSTemplateFormatVersion: '2010-09-09',
    Transform: 'AWS::Serverless-2016-10-31',
    Description: `${title}: a SOAP service as a REST API.`,
    Parameters: {
      ServiceUrl: { Type: 'String', Default: address ?? '', Description: 'Where the SOAP service is.' },
    },
    Resources: {
      Api: {
        Type: 'AWS::Serverless::Api',
        Properties: {
          Name: title,
          StageName: 'dev',
          DefinitionBody: {
            'Fn::Transform': { Name: 'AWS::Include', Parameters: { Location: 'openapi.yaml' } },
          },
        },
      },
      [functionId]: {
        Type: 'AWS::Serverless::Function',
        Properties: {
          CodeUri: 'function/',
          Handler: 'index.handler',
          Runtime: 'nodejs22.x',
          Timeout: 29,
          MemorySize: 256,
          Environment: { Variables: { SERVICE_URL: { Ref: 'ServiceUrl' } } },
        },
      },
      ApiMayInvoke: {
        Type: 'AWS::Lambda::Permission',
        Properties: {
          Action: 'lambda:InvokeFunction',
          FunctionName: { 'Fn::GetAtt': [functionId, 'Arn'] },
          Principal: 'apigateway.amazonaws.com',
          SourceArn: {
            'Fn::Sub': 'arn:${AWS::Partition}:execute-api:${AWS::Region}:${AWS::AccountId}:${Api}/*',
          },
        },
      },
    },
  };
}
