import { positionAt } from '@veloway/vtl';
import { describe, expect, it } from 'vitest';
import { type DefinitionOptions, type MappingTemplateText, readDefinition } from '../../src/index.js';
import { describedProblems } from './described-problems.js';

const HEAD = `Parameters:
  Stage: { Type: String, Default: dev }
  Names: { Type: CommaDelimitedList, Default: "a, b" }
  Needed: { Type: String }
Mappings:
  ByStage: { dev: { host: dev.example.com, zones: [x, y] } }
Conditions:
  IsDev: !Equals [!Ref Stage, dev]
  IsLive: !Not [!Condition IsDev]
  Both: !And [{ Condition: IsDev }, !Or [!Condition IsLive, !Condition IsDev]]
Resources:
  Bucket: { Type: AWS::S3::Bucket, Properties: { BucketName: !Sub "\${Stage}-files" } }
  Queue: { Type: AWS::SQS::Queue }
  Topic: { Type: AWS::SNS::Topic, Properties: { TopicName: news } }
  Table: { Type: AWS::DynamoDB::Table }
  Role: { Type: AWS::IAM::Role }
  Api: { Type: AWS::ApiGateway::RestApi }
  Alias: { Type: AWS::Lambda::Alias, Properties: { FunctionName: !Ref Fn, Name: live } }
  Version: { Type: AWS::Lambda::Version, Properties: { FunctionName: !GetAtt Fn.Arn } }
  Fn:
    Type: AWS::Lambda::Function
    Properties:
      Environment:
        Variables:
          A: `;

/** The place of the value in what is read, for what problems say. */
const LINE = HEAD.split('\n').length;

const environmentValue = (value: string, options: DefinitionOptions = {}): string | undefined => {
  const { functions, problems } = readDefinition(HEAD + value, 'template.yaml', options);
  expect(problems).toEqual([]);
  return functions[0]?.environment.A;
};

describe('what functions come to', () => {
  it.each([
    ['!Ref Stage', 'dev'],
    ['{ Ref: Stage }', 'dev'],
    ['!Sub "${Stage}-${AWS::Region}-${!Stage}-$x-$!{y}"', 'dev-us-east-1-${Stage}-$x-$!{y}'],
    ['{ "Fn::Sub": ["${A}${Stage}", { "A": { "Ref": "AWS::Partition" } }] }', 'awsdev'],
    ['!Join ["-", [a, !Ref Stage, 1]]', 'a-dev-1'],
    ['!Join ["", !Ref Names]', 'ab'],
    ['!Select [1, !Ref Names]', 'b'],
    ['!Select ["0", !Split [".", b.c]]', 'b'],
    ['!If [IsDev, yes, no]', 'yes'],
    ['!If [IsLive, yes, !If [Both, both, no]]', 'both'],
    ['!FindInMap [ByStage, !Ref Stage, host]', 'dev.example.com'],
    ['!Select [1, !FindInMap [ByStage, dev, zones]]', 'y'],
    ['!FindInMap [ByStage, none, host, { DefaultValue: d }]', 'd'],
    ['!Base64 "hällo 😀"', 'aMOkbGxvIPCfmIA='],
    ['!Base64 ab', 'YWI='],
    ['!Select [0, !GetAZs ""]', 'us-east-1a'],
    ['{ Fn::Length: [a, b] }', '2'],
    ['{ Fn::ToJsonString: { a: !Ref Stage, b: [1, true] } }', '{"a":"dev","b":[1,true]}'],
    ['!Ref AWS::StackName', 'local'],
    ['!Ref AWS::AccountId', '123456789012'],
    ['!Ref AWS::URLSuffix', 'amazonaws.com'],
    ['!Ref Bucket', 'dev-files'],
    ['!GetAtt Bucket.Arn', 'arn:aws:s3:::dev-files'],
    ['!Ref Queue', 'https://sqs.us-east-1.amazonaws.com/123456789012/Queue'],
    ['!GetAtt [Queue, Arn]', 'arn:aws:sqs:us-east-1:123456789012:Queue'],
    ['!Ref Topic', 'arn:aws:sns:us-east-1:123456789012:news'],
    ['!GetAtt Table.Arn', 'arn:aws:dynamodb:us-east-1:123456789012:table/Table'],
    ['!Sub "${Role.Arn}"', 'arn:aws:iam::123456789012:role/Role'],
    ['!GetAtt Fn.Arn', 'arn:aws:lambda:us-east-1:123456789012:function:Fn'],
    ['!Ref Alias', 'arn:aws:lambda:us-east-1:123456789012:function:Fn:live'],
    ['!Ref Version', 'arn:aws:lambda:us-east-1:123456789012:function:Fn:1'],
    ['!Sub "https://${Api}.execute-api"', 'https://Api.execute-api'],
  ])('%s', (value, expected) => {
    expect(environmentValue(value)).toBe(expected);
  });

  it('`AWS::NoValue` takes away what it is in', () => {
    expect(environmentValue('!Ref AWS::NoValue')).toBeUndefined();
    expect(environmentValue('!If [IsLive, a, !Ref "AWS::NoValue"]')).toBeUndefined();
    expect(environmentValue('!Join ["-", [a, !If [IsLive, b, !Ref AWS::NoValue], c]]')).toBe('a-c');
  });

  it('what the options say', () => {
    expect(environmentValue('!Sub "${Stage} ${Names}"', { parameters: { Stage: 'live', Names: 'x,y' } })).toBe(
      'live x,y',
    );
    expect(environmentValue('!If [IsDev, a, b]', { parameters: { Stage: 'live' } })).toBe('b');
    expect(environmentValue('!ImportValue net-Vpc', { parameters: { 'net-Vpc': 'vpc-1' } })).toBe('vpc-1');
    const pseudoParameters = { 'AWS::Region': 'eu-west-1', 'AWS::AccountId': '1' };
    expect(environmentValue('!GetAtt Queue.Arn', { pseudoParameters })).toBe('arn:aws:sqs:eu-west-1:1:Queue');
    expect(environmentValue('!Ref AWS::StackId', { pseudoParameters })).toContain(
      'arn:aws:cloudformation:eu-west-1:1:stack/',
    );
  });
});

describe('what is wrong with functions', () => {
  const at = (column: number): string => `${LINE}:${column + 13}`;

  it.each([
    [
      '!Ref Stge',
      `${at(6)} error broken-reference: \`Stge\` names no parameter and no resource. Did you mean \`Stage\`?`,
    ],
    [
      '!Sub "a ${stage} b"',
      `${at(9)} error broken-reference: \`\${stage}\` names no parameter and no resource, and \`!Sub\` replaces it all the same: write \`$stage\` or \`\${!stage}\` if it belongs to the text. Did you mean \`\${Stage}\`?`,
    ],
    [
      '!Ref Needed',
      '4:3 error unknown-value: The parameter `Needed` has no value: give it one with `--parameter Needed=VALUE`, or a `Default`.',
    ],
    [
      '!ImportValue net-Vpc',
      `${at(14)} error unknown-value: \`net-Vpc\` is exported by another stack, and is not known here: give it with \`--parameter 'net-Vpc=VALUE'\`.`,
    ],
    ['!GetAtt Qeue.Arn', `${at(9)} error broken-reference: There is no resource \`Qeue\`. Did you mean \`Queue\`?`],
    ['!GetAtt Fn.Arm', `${at(9)} error broken-reference: \`Fn\` has no attribute \`Arm\`. Did you mean \`Arn\`?`],
    [
      '!GetAtt Fn',
      `${at(9)} error invalid-function: \`!GetAtt\` takes \`RESOURCE.ATTRIBUTE\`, and finds \`Fn\` instead: rewrite it so.`,
    ],
    [
      '!FindInMap [ByStage, live, host]',
      `${at(22)} error broken-reference: There is no \`live\` in \`ByStage\`: there are \`dev\`.`,
    ],
    ['!If [IsDv, a, b]', `${at(6)} error broken-reference: There is no condition \`IsDv\`. Did you mean \`IsDev\`?`],
    [
      '!If [IsDev, a]',
      `${at(5)} error invalid-function: \`!If\` takes \`[CONDITION, VALUE, VALUE]\`, and finds a list instead: rewrite it so.`,
    ],
    ['!Select [2, !Ref Names]', `${at(9)} error invalid-function: \`2\` is no index of this list: choose 0 to 1.`],
    [
      '!Join ["", [{ a: b }]]',
      `${at(13)} error invalid-function: \`!Join\` takes \`[DELIMITER, [TEXT, …]]\`, and finds an object instead: rewrite it so.`,
    ],
    ['!Sbu a', `${at(-2)} error unknown-function: \`!Sbu\` is no function of CloudFormation. Did you mean \`!Sub\`?`],
    [
      '!Equals [a, b]',
      `${at(9)} error invalid-function: \`!Equals\` decides conditions only: put it into \`Conditions\`, and refer to it with \`Fn::If\`.`,
    ],
    [
      '!Cidr [a, 1, 2]',
      `${at(7)} warning not-read: \`!Cidr\` is not computed, and comes to nothing here: write its result instead.`,
    ],
    [
      '{ Fn::Transform: { Name: Other } }',
      `${at(26)} warning not-read: The transform \`Other\` cannot be read yet, and what it would bring in is missing.`,
    ],
  ])('%s', (value, expected) => {
    expect(describedProblems(HEAD + value)[0]).toBe(expected);
  });

  it('a function that is not alone', () => {
    const text = 'Resources: { F: { Type: AWS::Lambda::Function, Properties: { Fn::If: [a, b, c], Handler: a.b } } }';
    expect(describedProblems(text)).toEqual([
      '1:62 error invalid-function: `Fn::If` is left out, for a function must be alone in its object: take the other keys away.',
    ]);
  });

  it('what refers to itself', () => {
    const bucket = (name: string, other: string): string =>
      `  ${name}: { Type: AWS::S3::Bucket, Properties: { BucketName: !Ref ${other} } }\n`;
    const text = `Conditions: { A: !Not [!Condition B], B: !Not [!Condition A] }
Resources:
  F: { Type: AWS::Lambda::Function, Properties: { Environment: { Variables: { X: !Ref One, Y: !If [A, 1, 2] } } } }
${bucket('One', 'Two')}${bucket('Two', 'One')}`;
    expect(describedProblems(text)).toEqual([
      '1:59 error too-many-references: The condition `A` depends on itself, which has no end: say what it should be.',
      '5:64 error too-many-references: `One` refers to itself for its own name, which has no end: write the name out.',
    ]);
  });

  it('a parameter that is kept elsewhere, and one that nobody asks for', () => {
    const text = `Parameters: { Key: { Type: "AWS::SSM::Parameter::Value<String>", Default: /key } }
Resources: { F: { Type: AWS::Lambda::Function, Properties: { Handler: !Ref Key } } }`;
    expect(describedProblems(text, { parameters: { Kee: 'a' } })).toEqual([
      '1:1 warning broken-reference: `--parameter Kee=…` gives a value to a parameter that the template does not have. Did you mean `Key`?',
      '1:15 warning unknown-value: The value of `Key` is kept in Parameter Store, and its name there is taken instead: give the value with `--parameter Key=VALUE`.',
    ]);
  });
});

describe('where templates stand', () => {
  const templateIn = (file: string): MappingTemplateText => {
    const { apis, problems } = readDefinition(file, 'template.yaml');
    expect(problems).toEqual([]);
    const template = apis[0]?.api.resources[0]?.methods.GET?.integration?.requestTemplates['application/json'];
    if (template === undefined) throw new Error('There is no template.');
    return template;
  };

  const withTemplate = (value: string): string => `Parameters: { Stage: { Type: String, Default: dev } }
Resources:
  Api:
    Type: AWS::ApiGateway::RestApi
    Properties:
      Body:
        openapi: 3.0.1
        paths:
          /a:
            get:
              x-amazon-apigateway-integration:
                type: mock
                requestTemplates:
                  application/json: ${value}
`;

  /** @returns for a part of a template, the line and column where the file has it */
  const placeOf = (file: string, part: string): string => {
    const { text, location } = templateIn(file);
    const offset = location?.toFile(text.indexOf(part)) ?? -1;
    expect(location?.toTemplate(offset)).toBe(text.indexOf(part));
    expect(file.slice(offset, offset + part.length)).toBe(part);
    const { line, column } = positionAt(file, offset);
    return `${line}:${column}`;
  };

  it('a text in which nothing is replaced', () => {
    const file = withTemplate('!Sub |\n                    { "id": $id }');
    expect(templateIn(file).text).toBe('{ "id": $id }\n');
    expect(placeOf(file, '$id')).toBe('15:29');
  });

  it('around what is replaced', () => {
    const file = withTemplate(
      '!Sub |\n                    { "a": "${Stage}", "b": $b,\n                      "c": ${!c}, "d": $d }',
    );
    const { text, location } = templateIn(file);
    expect(text).toBe('{ "a": "dev", "b": $b,\n  "c": ${c}, "d": $d }\n');
    expect(placeOf(file, '"b"')).toBe('15:40');
    expect(placeOf(file, 'c}')).toBe('16:31');
    expect(placeOf(file, '$d')).toBe('16:40');
    const stage = file.indexOf('${Stage}');
    expect(location?.toFile(text.indexOf('dev'))).toBe(stage);
    expect(location?.toFile(text.indexOf('dev') + 2)).toBe(stage);
    expect(location?.toTemplate(stage + 3)).toBeUndefined();
    expect(location?.toFile(text.length)).toBe(file.length);
  });

  it('the lines that `Fn::Join` puts together', () => {
    const file = withTemplate('{ "Fn::Join": ["\\n", ["#set($a = 1)", { "Ref": "Stage" }, "$b \\u0041"]] }');
    const { text, location } = templateIn(file);
    expect(text).toBe('#set($a = 1)\ndev\n$b A');
    expect(placeOf(file, '#set')).toBe('14:60');
    expect(placeOf(file, '$b ')).toBe('14:96');
    expect(location?.toFile(text.indexOf('dev'))).toBe(file.indexOf('{ "Ref"'));
    expect(location?.path.at(-1)).toBe('application/json');
  });

  it('the branch that `Fn::If` chooses, and the default of a parameter', () => {
    const file = withTemplate('!If [Yes, "$yes", "$no"]').replace(
      'Resources:',
      'Conditions: { Yes: !Equals [a, a] }\nResources:',
    );
    expect(placeOf(file, '$yes')).toBe('15:48');
    expect(placeOf(withTemplate('!Ref Stage'), 'dev')).toBe('1:47');
  });

  it('nowhere, where the text was computed', () => {
    expect(templateIn(withTemplate('!Select [0, !Split [",", "a,b"]]')).location).toBeUndefined();
    expect(templateIn(withTemplate('!Base64 a')).location).toBeUndefined();
  });
});

describe('OpenAPI that is a part of a template', () => {
  const file = `openapi: 3.0.1
info: { title: !Ref Title }
paths:
  /a:
    get:
      x-amazon-apigateway-integration:
        type: aws_proxy
        httpMethod: POST
        uri: !Sub arn:aws:apigateway:\${AWS::Region}:lambda:path/2015-03-31/functions/\${Orders.Arn}/invocations
        credentials: { Fn::GetAtt: [Orders, Arn] }
      x-tool: !custom { Ref: { a: 1 } }
`;

  it('takes names for granted, and says so once', () => {
    const { kind, apis } = readDefinition(file, 'template.yaml');
    const arn = 'arn:aws:lambda:us-east-1:123456789012:function:Orders';
    expect(kind).toBe('openapi');
    expect(apis[0]?.id).toBe('Title');
    expect(apis[0]?.api.resources[0]?.methods.GET?.integration).toMatchObject({
      uri: `arn:aws:apigateway:us-east-1:lambda:path/2015-03-31/functions/${arn}/invocations`,
      credentials: arn,
    });
    expect(describedProblems(file)).toEqual([
      '2:21 warning unknown-value: `Title` is not in this file, and its name is taken for its value.',
      '9:19 warning unknown-value: `Orders` is not in this file: it is taken for a function.',
    ]);
  });
});
