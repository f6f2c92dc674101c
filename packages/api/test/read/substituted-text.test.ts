import { describe, expect, it } from 'vitest';
import { type DefinitionOptions, locateScalar, type MappingTemplateText, readDefinition } from '../../src/index.js';

interface Kind {
  readonly name: string;
  readonly file: string;
  /** @returns a definition whose one template is written so, between double quotes */
  readonly text: (template: string) => string;
}

const SAM: Kind = {
  name: 'Fn::Sub',
  file: 'template.json',
  text: (template) =>
    JSON.stringify({
      Parameters: { Table: { Type: 'String', Default: 'orders' }, Open: { Type: 'String' } },
      Resources: {
        Api: { Type: 'AWS::ApiGateway::RestApi', Properties: { Name: 'a' } },
        Method: {
          Type: 'AWS::ApiGateway::Method',
          Properties: {
            RestApiId: { Ref: 'Api' },
            ResourceId: { 'Fn::GetAtt': ['Api', 'RootResourceId'] },
            HttpMethod: 'GET',
            AuthorizationType: 'NONE',
            Integration: { Type: 'MOCK', RequestTemplates: { 'a/b': { 'Fn::Sub': template } } },
          },
        },
      },
    }),
};

const SERVERLESS: Kind = {
  name: 'serverless',
  file: 'serverless.json',
  text: (template) =>
    JSON.stringify({
      service: 'a',
      provider: { name: 'aws', runtime: 'nodejs20.x' },
      custom: { table: 'orders' },
      functions: {
        get: {
          handler: 'a.b',
          events: [
            { http: { path: '/', method: 'get', integration: 'lambda', request: { template: { 'a/b': template } } } },
          ],
        },
      },
    }),
};

const API = '${aws_api_gateway_rest_api.a.id}';
const METHOD = { rest_api_id: API, resource_id: '${aws_api_gateway_rest_api.a.root_resource_id}', http_method: 'GET' };

const TERRAFORM: Kind = {
  name: 'terraform',
  file: 'api.tf.json',
  text: (template) =>
    JSON.stringify({
      variable: { table: { default: 'orders' }, open: {} },
      resource: {
        aws_api_gateway_rest_api: { a: { name: 'a' } },
        aws_api_gateway_method: { a: { ...METHOD, authorization: 'NONE' } },
        aws_api_gateway_integration: { a: { ...METHOD, type: 'MOCK', request_templates: { 'a/b': template } } },
      },
    }),
};

function templateIn({ text, file }: Kind, template: string, options: DefinitionOptions = {}): MappingTemplateText {
  const { apis } = readDefinition(text(template), file, options);
  const found = apis[0]?.api.resources[0]?.methods.GET?.integration?.requestTemplates['a/b'];
  if (found === undefined) throw new Error('There is no template.');
  return found;
}

describe('a template in which a tool replaces variables', () => {
  it.each([
    [SAM, 'a ${Table} b ${!x} c', 'a orders b ${x} c'],
    [SERVERLESS, 'a ${self:custom.table} b \\${self:x} c', 'a orders b ${self:x} c'],
    [TERRAFORM, 'a ${var.table} b $${x} %%{y c', 'a orders b ${x} %{y c'],
  ])('$name: has its places around them', (kind, written, expected) => {
    const { text, location } = templateIn(kind, written);
    expect(text).toBe(expected);
    const file = kind.text(written);
    for (const piece of ['a ', ' b ', ' c']) {
      const place = file.indexOf(JSON.stringify(written)) + 1 + JSON.stringify(written).slice(1).indexOf(piece);
      expect(location?.toFile(text.indexOf(piece))).toBe(place);
      expect(location?.toTemplate(place)).toBe(text.indexOf(piece));
    }
    expect(location?.substituted?.variables).toEqual([
      expect.objectContaining({ start: 2, end: 8, isReplaced: true, written: expect.stringMatching(/^\$\{.*\}$/) }),
    ]);
    const [variable] = location?.substituted?.variables ?? [];
    expect(file.slice(variable?.inFile.start, variable?.inFile.end)).toBe(variable?.written);
  });

  it.each([
    [SAM, '${x} ${!y} $z', '${x}'],
    [SERVERLESS, "${input.params('x')} ${y} $z", "${input.params('x')}"],
    [TERRAFORM, '${x.y} $z', '${x.y}'],
  ])('$name: keeps those without a value as they are written', (kind, written, variable) => {
    const { text, location } = templateIn(kind, written, { assumeValues: true });
    expect(text.startsWith(variable)).toBe(true);
    expect(location?.substituted?.variables).toEqual([
      expect.objectContaining({ start: 0, end: variable.length, isReplaced: false, written: variable }),
    ]);
  });

  it.each([
    [SAM, 'a ${Open}', 'a Open'],
    [SERVERLESS, 'a ${ssm:/orders/table} ${env:TABLE}', 'a table TABLE'],
    [SERVERLESS, '${ssm:/orders/table}', 'table'],
    [
      TERRAFORM,
      'a ${var.open} ${aws_dynamodb_table.orders.stream_label}',
      'a var.open aws_dynamodb_table.orders.stream_label',
    ],
    [TERRAFORM, 'a %{ if var.open }b%{ endif }', 'a b'],
  ])('$name: takes a name for a value that is not known here: %s', (kind, written, expected) => {
    expect(templateIn(kind, written, { assumeValues: true }).text).toBe(expected);
  });

  it.each([
    [SAM, 'a ${Table}', 'b ${!c} ${Table}${Table}', 'b ${c} ordersorders'],
    [SAM, 'a ${Table}', 'b ${Api}', undefined],
    [SERVERLESS, 'a ${self:custom.table}', 'b ${c} ${self:custom.table}', 'b ${c} orders'],
    [SERVERLESS, 'a ${self:custom.table}', '${self:custom.table}', undefined],
    [TERRAFORM, 'a ${var.table}', '$${b} ${var.table}', '${b} orders'],
    [TERRAFORM, 'a ${var.table}', '${var.other} b', undefined],
  ])('$name: is read again where its scalar changes from %s to %s', (kind, before, after, expected) => {
    const { substituted, scalar } = templateIn(kind, before).location ?? {};
    const text = kind.text(after);
    const start = scalar?.start ?? 0;
    const end = start + JSON.stringify(after).length;
    const said = locateScalar({ file: kind.file, text }, { start, end }, []);
    const again = said && substituted?.again(said);
    expect(again?.text).toBe(expected);
    if (expected === undefined) return;
    const anew = templateIn(kind, after);
    const offsets = Array.from({ length: expected.length + 1 }, (_, offset) => offset);
    expect(offsets.map((offset) => again?.location.toFile(offset))).toEqual(
      offsets.map((offset) => anew.location?.toFile(offset)),
    );
  });

  it.each([
    [SAM, '${a} ${!b} $c'],
    [SERVERLESS, '${a} ${self:b} ${input.params("c")} \\ $d'],
    [TERRAFORM, '${a} %{b} $${c} $d'],
  ])('$name: can say every text', (kind, text) => {
    const escaped = templateIn(kind, 'x').location?.substituted?.escaped(text) ?? '';
    expect(templateIn(kind, escaped).text).toBe(text);
  });
});
