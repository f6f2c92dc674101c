import type { Integration, Method, MethodResponse } from '../../model.js';
import { recordOf } from '../plain-data.js';
import { PLAIN_INTEGRATION, PLAIN_METHOD } from '../plain-method.js';
import type { Cors } from './cors.js';

/** @returns the method that answers a browser which asks what is allowed */
export function preflightMethod(cors: Cors): Method {
  return {
    ...PLAIN_METHOD,
    httpMethod: 'OPTIONS',
    integration: preflightIntegration(cors),
    methodResponses: { 200: preflightResponse(cors) },
  };
}

function preflightIntegration(cors: Cors): Integration {
  const headers = Object.entries(preflightHeaders(cors));
  return {
    ...PLAIN_INTEGRATION,
    type: 'MOCK',
    requestTemplates: { 'application/json': { text: '{statusCode:200}', location: undefined } },
    contentHandling: 'CONVERT_TO_TEXT',
    integrationResponses: [
      {
        statusCode: '200',
        selectionPattern: undefined,
        responseParameters: recordOf(headers.map(([name, value]) => [`method.response.header.${name}`, value])),
        responseTemplates: { 'application/json': { text: originTemplate(cors), location: undefined } },
        contentHandling: undefined,
      },
    ],
  };
}

function preflightResponse(cors: Cors): MethodResponse {
  const names = Object.keys(preflightHeaders(cors));
  return {
    statusCode: '200',
    description: undefined,
    responseParameters: recordOf(names.map((name) => [`method.response.header.${name}`, true])),
    responseModels: {},
  };
}

function preflightHeaders(cors: Cors): Readonly<Record<string, string>> {
  const methods = cors.methods.join(',').replace('ANY', 'DELETE,GET,HEAD,PATCH,POST,PUT');
  return {
    'Access-Control-Allow-Origin': `'${cors.origins[0] ?? '*'}'`,
    'Access-Control-Allow-Headers': `'${cors.headers.join(',')}'`,
    'Access-Control-Allow-Methods': `'${methods}'`,
    ...(cors.allowCredentials ? { 'Access-Control-Allow-Credentials': "'true'" } : {}),
    ...(cors.maxAge === undefined ? {} : { 'Access-Control-Max-Age': `'${cors.maxAge}'` }),
    ...(cors.cacheControl === undefined ? {} : { 'Cache-Control': `'${cors.cacheControl}'` }),
  };
}

/** Of several origins, the one that asks is allowed, however its header is written. */
function originTemplate({ origins }: Cors): string {
  if (origins.length < 2) return '';
  const pattern = origins.map((origin) => origin.replaceAll('.', '[.]').replace('*', '.+')).join('|');
  return `#foreach($name in ["Origin", "origin"])
#set($asking = $input.params($name))
#if($asking.matches("${pattern}"))
#set($context.responseOverride.header.Access-Control-Allow-Origin = $asking)
#end
#end`;
}
