import { escapeText } from '../escape.js';
import { type ByHand, parameter, type RequestData } from '../request.js';

/** What the body of the given request holds. */
export interface Order {
  readonly customer: { readonly id: string; readonly name: string };
  readonly total: number;
  readonly lines: readonly { readonly sku: string }[];
  readonly items: readonly Item[];
}

interface Item {
  readonly id: number;
  readonly name: string;
  readonly price: number;
  readonly tags: readonly string[];
  readonly active: boolean;
}

/** The templates of the folder that `BENCH_TEMPLATES` names by hand. */
export const GIVEN: Readonly<Record<'small' | 'medium' | 'large', ByHand<Order>>> = { small, medium, large };

function small({ context, root, params }: RequestData<Order>): string {
  const { id, name } = root.customer;
  return `{
  "operation": "${context.httpMethod} ${context.resourcePath}",
  "requestId": "${context.requestId}",
  "stage": "${context.stage}",
  "sourceIp": "${context.identity.sourceIp}",
  "customerId": ${id !== '' ? `"${id}"` : 'null'},
  "name": "${escapeText(name)}",
  "total": ${root.total},
  "first": "${root.lines[0]?.sku}",
  "id": "${parameter(params, 'id')}"
}
`;
}

function medium({ context, params, stageVariables, body }: RequestData<Order>): string {
  let out = `{\n"body-json" : ${body},\n"params" : {\n`;
  const types = Object.keys(params);
  for (let i = 0; i < types.length; i++) {
    const type = types[i] as string;
    out += `"${type}" : {\n    ${members(params[type] ?? {})}}\n    `;
    if (i < types.length - 1) out += ',';
  }
  return `${out}},\n"stage-variables" : {\n${settings(stageVariables)}},\n${about(context)}}\n`;
}

function members(record: Readonly<Record<string, string>>): string {
  let out = '';
  const names = Object.keys(record);
  for (let i = 0; i < names.length; i++) {
    const name = names[i] as string;
    out += `    "${name}" : "${escapeText(record[name] as string)}"\n        ${i < names.length - 1 ? ',    ' : '    '}`;
  }
  return out;
}

function settings(record: Readonly<Record<string, string>>): string {
  let out = '';
  const names = Object.keys(record);
  for (let i = 0; i < names.length; i++) {
    const name = names[i] as string;
    out += `"${name}" : "${escapeText(record[name] as string)}"\n    ${i < names.length - 1 ? ',' : ''}`;
  }
  return out;
}

function about(context: RequestData['context']): string {
  const { identity } = context;
  return `"context" : {
    "account-id" : "${identity.accountId}",
    "api-id" : "${context.apiId}",
    "api-key" : "${identity.apiKey}",
    "authorizer-principal-id" : "${context.authorizer.principalId}",
    "caller" : "${identity.caller}",
    "http-method" : "${context.httpMethod}",
    "stage" : "${context.stage}",
    "source-ip" : "${identity.sourceIp}",
    "user" : "${identity.user}",
    "user-agent" : "${identity.userAgent}",
    "user-arn" : "${identity.userArn}",
    "request-id" : "${context.requestId}",
    "resource-id" : "${context.resourceId}",
    "resource-path" : "${context.resourcePath}"
    }
`;
}

function large({ root: { items } }: RequestData<Order>): string {
  let out = '[\n';
  for (let i = 0; i < items.length; i++) {
    out += item(items[i] as Item);
    out += i < items.length - 1 ? ',\n' : '\n';
  }
  return `${out}]\n`;
}

function item({ id, name, price, tags, active }: Item): string {
  const tier = price > 50 ? 'high' : price > 20 ? 'mid' : 'low';
  let out = `{"id": ${id}, "name": "${name}", "tier": "${tier}", "tags": [`;
  for (let i = 0; i < tags.length; i++) out += i > 0 ? `, "${tags[i]}"` : `"${tags[i]}"`;
  return out + (active ? '], "active": true}' : ']}');
}
