import { escapeText } from '../escape.js';
import { type ByHand, parameter, type RequestData } from '../request.js';

/** What the body of the repository's own request holds. */
export interface Booking {
  readonly guest: { readonly name: string; readonly tier: string };
  readonly rate: number;
  readonly rooms: readonly { readonly code: string }[];
  readonly articles: readonly Article[];
}

interface Article {
  readonly sku: string;
  readonly title: string;
  readonly left: number;
  readonly colours: readonly string[];
  readonly retired: boolean;
}

/** `bench/templates/*.vtl` by hand, as one would write them for speed and yet be able to read them. */
export const OWN: Readonly<Record<'small' | 'medium' | 'large', ByHand<Booking>>> = { small, medium, large };

function small({ context, root, params }: RequestData<Booking>): string {
  return `{
  "action": "${context.httpMethod} ${context.resourcePath}",
  "trace": "${context.requestId}",
  "origin": "${context.identity.sourceIp} (${context.stage})",
  "priority": ${root.guest.tier === 'gold' ? 1 : 9},
  "guest": "${escapeText(root.guest.name)}",
  "rate": ${root.rate},
  "room": "${root.rooms[0]?.code}",
  "hotel": "${parameter(params, 'hotel')}"
}
`;
}

function medium({ context, params, stageVariables, body }: RequestData<Booking>): string {
  let out = `{\n  "payload": ${body},\n  "parameters": {\n`;
  const groups = Object.keys(params);
  for (let i = 0; i < groups.length; i++) {
    const group = groups[i] as string;
    out += `      "${group}": {\n${members(params[group] ?? {}, '            ')}          }`;
    out += i < groups.length - 1 ? ',\n' : '\n';
  }
  return `${out}    },\n  "settings": {\n${members(stageVariables, '      ')}    },\n${about(context)}}\n`;
}

function members(record: Readonly<Record<string, string>>, indent: string): string {
  let out = '';
  const names = Object.keys(record);
  for (let i = 0; i < names.length; i++) {
    const name = names[i] as string;
    out += `${indent}"${name}": "${escapeText(record[name] as string)}"${i < names.length - 1 ? ',' : ''}\n`;
  }
  return out;
}

function about(context: RequestData['context']): string {
  const { identity } = context;
  return `  "request": {
    "api": "${context.apiId}",
    "stage": "${context.stage}",
    "id": "${context.requestId}",
    "method": "${context.httpMethod}",
    "resource": "${context.resourcePath}",
    "resourceId": "${context.resourceId}"
  },
  "client": {
    "account": "${identity.accountId}",
    "key": "${identity.apiKey}",
    "caller": "${identity.caller}",
    "address": "${identity.sourceIp}",
    "user": "${identity.user}",
    "agent": "${identity.userAgent}",
    "arn": "${identity.userArn}",
    "principal": "${context.authorizer.principalId}"
  }
`;
}

function large({ root: { articles } }: RequestData<Booking>): string {
  let out = '{"articles": [\n';
  for (let i = 0; i < articles.length; i++) {
    out += article(articles[i] as Article);
    out += i < articles.length - 1 ? ',\n' : '\n';
  }
  return `${out}]}\n`;
}

function article({ sku, title, left, colours, retired }: Article): string {
  const stock = left > 60 ? 'plenty' : left > 15 ? 'some' : 'few';
  let out = `{"sku": "${sku}", "title": "${title}", "stock": "${stock}", "colours": [`;
  for (let i = 0; i < colours.length; i++) out += i > 0 ? `, "${colours[i]}"` : `"${colours[i]}"`;
  return out + (retired ? '], "retired": true}' : ']}');
}
