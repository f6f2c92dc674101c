import type { GatewayResponse, RequestValidator } from '../model.js';
import { endpointConfiguration } from './endpoint-configuration.js';
import type { Exporting } from './exporting.js';
import { defined, objectOf, type Plain, unlessEmpty } from './plain-object.js';

/** The extensions of the whole API. As exports show, the validators come after the gateway responses. */
export function rootExtensions(exporting: Exporting): Plain {
  return {
    ...(exporting.includes('apigateway') ? apiSettings(exporting) : {}),
    'x-amazon-apigateway-request-validators': exporting.includes('validators') ? validatorsOf(exporting) : undefined,
  };
}

function apiSettings(exporting: Exporting): Plain {
  const { api, isSwagger } = exporting;
  return {
    'x-amazon-apigateway-endpoint-configuration': isSwagger ? endpointConfiguration(exporting) : undefined,
    'x-amazon-apigateway-api-key-source': api.apiKeySource === 'HEADER' ? undefined : api.apiKeySource,
    'x-amazon-apigateway-minimum-compression-size': api.minimumCompressionSize,
    'x-amazon-apigateway-binary-media-types': unlessEmpty(api.binaryMediaTypes),
    'x-amazon-apigateway-policy': api.policy ?? undefined,
    'x-amazon-apigateway-documentation': api.documentation ?? undefined,
    'x-amazon-apigateway-gateway-responses': gatewayResponses(exporting),
  };
}

function validatorsOf({ api }: Exporting): Plain | undefined {
  return unlessEmpty(
    objectOf(Object.entries(api.requestValidators).map(([name, flags]) => [name, validatorOf(flags)])),
  );
}

/** As exports show, both flags are there, the parameters first. */
function validatorOf({ validateRequestParameters, validateRequestBody }: RequestValidator): Plain {
  return { validateRequestParameters, validateRequestBody };
}

function gatewayResponses({ api }: Exporting): Plain | undefined {
  const responses = Object.entries(api.gatewayResponses);
  return unlessEmpty(objectOf(responses.map(([type, response]) => [type, gatewayResponse(response)])));
}

/** As exports show, the status code is a number here, and text everywhere else. */
function gatewayResponse({ statusCode, responseParameters, responseTemplates }: GatewayResponse): Plain {
  return defined({
    statusCode: /^\d+$/.test(statusCode ?? '') ? Number(statusCode) : statusCode,
    responseParameters: unlessEmpty(responseParameters),
    responseTemplates: unlessEmpty(responseTemplates),
  });
}
