import { expect, it } from 'vitest';
import { readDefinition } from '../../src/index.js';
import { describedProblems } from './described-problems.js';

const CODE = 'exports.handler = async () => 1;';

/** @param resource the type and the properties of a function */
const template = (resource: string): string => `Transform: AWS::Serverless-2016-10-31
Resources:
  Orders: ${resource}
`;

it.each([
  [
    'CloudFormation',
    `{ Type: AWS::Lambda::Function, Properties: { Runtime: nodejs20.x, Code: { ZipFile: "${CODE}" } } }`,
  ],
  ['SAM', `{ Type: AWS::Serverless::Function, Properties: { Runtime: nodejs22.x, InlineCode: "${CODE}" } }`],
  [
    'a function of CloudFormation',
    `{ Type: AWS::Serverless::Function, Properties: { Runtime: nodejs22.x, InlineCode: !Join [" = ", [exports.handler, "async () => 1;"]] } }`,
  ],
])('code in the template is read: %s', (_, resource) => {
  const { functions, problems } = readDefinition(template(resource), 'template.yaml');
  expect(problems).toEqual([]);
  expect(functions).toMatchObject([{ name: 'Orders', inlineCode: CODE, codeUri: undefined }]);
});

it('that of other runtimes is told', () => {
  const resource = '{ Type: AWS::Lambda::Function, Properties: { Runtime: python3.12, Code: { ZipFile: "def" } } }';
  expect(describedProblems(template(resource))).toEqual([
    '3:85 warning not-read: The code in `ZipFile` is not read, and the function is read without it: put it into a file.',
  ]);
});

it('conditions that a loop makes are told', () => {
  const loop = 'Conditions: { "Fn::ForEach::Stages": [Name, [a], { "Is${Name}": !Equals [a, a] }] }\nResources: {}\n';
  expect(describedProblems(loop)).toEqual([
    '1:15 error not-read: `Fn::ForEach::Stages` cannot be read yet, and what it repeats is missing: write it out.',
  ]);
});
