import { bareFix, type ClaimedVariable, claimedVariables, keepFix } from '../embedded/claimed-variables.js';
import type { TemplateView } from '../template-view.js';
import type { Finding, Rule } from './rule.js';

/** A template of CloudFormation whose one mapping template is written so. */
function resources(template: string): { readonly file: string; readonly text: string } {
  const text = `Parameters:
  Table: { Type: String, Default: orders }
Resources:
  Api: { Type: AWS::ApiGateway::RestApi, Properties: { Name: Orders } }
  Create:
    Type: AWS::ApiGateway::Method
    Properties:
      RestApiId: !Ref Api
      ResourceId: !GetAtt Api.RootResourceId
      HttpMethod: POST
      AuthorizationType: NONE
      Integration: { Type: MOCK, RequestTemplates: { application/json: ${template} } }
`;
  return { file: 'template.yaml', text };
}

export const fnSubCollision: Rule = {
  code: 'fn-sub-collision',
  summary: '`Fn::Sub` takes a reference of the template for one of its own variables.',
  severity: 'error',
  documentation:
    '`Fn::Sub` looks for every `${name}` of its text before API Gateway sees the template. What names no parameter and no resource makes CloudFormation refuse the file; what names one by chance is replaced, though the template has a variable of that name. CloudFormation leaves `${!name}` alone and takes the mark away, and `$name` means the same to Velocity.',
  examples: {
    good: [
      { template: '#set($id = 1){"id": ${id}}', host: resources('!Sub \'#set($id = 1){"id": ${!id}}\'') },
      {
        template: '{"TableName": "orders", "id": $id}',
        host: resources(`!Sub '{"TableName": "\${Table}", "id": $id}'`),
      },
      { template: '$x ${x}', host: resources("'$x ${x}'") },
    ],
    bad: [
      {
        template: '#set($id = 1)${id}s',
        host: resources("!Sub '#set($id = 1)${id}s'"),
        fixed: '#set($id = 1)${id}s',
      },
      {
        template: '#set($Table = 1)orders',
        host: resources("!Sub '#set($Table = 1)${Table}'"),
        fixed: '#set($Table = 1)${Table}',
      },
    ],
  },
  check: (view) => claimedVariables(view, 'Fn::Sub').flatMap((variable) => findingOf(view, variable) ?? []),
};

function findingOf(view: TemplateView, variable: ClaimedVariable): Finding | undefined {
  const { start, end, written, expression, isReplaced, isOfTemplate } = variable;
  if (isReplaced && !isOfTemplate) return undefined;
  const kept = `\${!${expression}}`;
  const fixes = [keepFix(variable, kept), bareFix(view, variable)].filter((fix) => fix !== undefined);
  const advice = `write \`${kept}\` for what the template calls \`$${expression}\``;
  if (isReplaced) {
    const message = `\`Fn::Sub\` replaces \`${written}\`, though the template has a variable of that name: ${advice}.`;
    return { start, end, message, severity: 'warning', fixes };
  }
  const correct = isOfTemplate ? '' : 'correct the name, or ';
  const message = `\`${written}\` names no parameter and no resource, and \`Fn::Sub\` looks for one, so that CloudFormation refuses the file: ${correct}${advice}.`;
  return { start, end, message, fixes };
}
