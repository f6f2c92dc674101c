import type { Integration, MappingTemplateText } from '@veloway/api';
import {
  HEADER_RULES,
  headerRuleApplies,
  isRefusedWhenMapped,
  type MappedRequest,
  MappingError,
  mapRequestParameters,
  type Overrides,
} from '@veloway/mapping';
import { textOf } from '../bytes.js';
import type { Call } from '../call.js';
import { convertRequest, type Payload } from '../content-handling.js';
import { configurationError, GatewayError } from '../gateway-error.js';
import type { IntegrationRequest } from '../integration-request.js';
import { isBinary, keyOfType, mediaTypeOf } from '../media-type.js';
import { lastHeader } from '../message.js';
import { flattened, withOverrides } from '../overrides.js';
import { renderTemplate } from '../render-template.js';

/** Makes the integration request: mapped parameters, the converted or transformed body, and the overrides. */
export function mapRequest(call: Call): IntegrationRequest {
  const { integration } = call;
  refuseHeaders(integration);
  // Recorded: a Lambda proxy ignores its mappings, and documented: a proxy renders no template.
  if (integration.type === 'AWS_PROXY') return unmapped(call, call.body);
  const { type } = integration;
  const { payload, overrides } = type === 'HTTP_PROXY' ? { payload: call.body, overrides: {} } : transformed(call);
  // A mock has nobody to send parameters to.
  if (type === 'MOCK') return unmapped(call, payload, overrides);
  const mapped = mappedParameters(call);
  const { header, querystring, path } = overrides.requestOverride ?? {};
  return {
    call,
    headers: withOverrides(Object.entries(mapped.headers), header, 'any-case').filter(
      ([name]) => !headerRuleApplies(HEADER_RULES.droppedWhenMapped, name, type),
    ),
    querystring: withOverrides(flattened(mapped.querystring), querystring, 'exact'),
    path: Object.fromEntries(withOverrides(Object.entries(mapped.path), path, 'exact')),
    payload,
    overrides,
  };
}

function unmapped(call: Call, payload: Payload, overrides: Overrides = {}): IntegrationRequest {
  return { call, headers: [], querystring: [], path: {}, payload, overrides };
}

/** Recorded: mapping one of these is answered with 500, even by a Lambda proxy, which ignores mappings otherwise. */
function refuseHeaders({ type, requestParameters }: Integration): void {
  if (type === 'MOCK') return;
  const names = Object.keys(requestParameters).map((key) => /^integration\.request\.header\.(.*)$/s.exec(key)?.[1]);
  const refused = names.find((name) => name !== undefined && isRefusedWhenMapped(name, type));
  if (refused === undefined) return;
  throw configurationError(
    `${refused} header already present`,
    `Remove \`integration.request.header.${refused}\`: API Gateway sets this header itself, and answers 500.`,
  );
}

const NOTHING_MAPPED: MappedRequest = { headers: {}, querystring: {}, path: {} };

function mappedParameters({ integration, event, body, exchange }: Call): MappedRequest {
  const { requestParameters } = integration;
  if (Object.keys(requestParameters).length === 0) return NOTHING_MAPPED;
  try {
    return mapRequestParameters(requestParameters, event.withBody(textOf(body)), exchange.stage.options.mapping);
  } catch (error) {
    if (!(error instanceof MappingError)) throw error;
    const { status, message } = error.answer;
    if (status === 400) throw new GatewayError('BAD_REQUEST_BODY', message, { log: error.message });
    throw configurationError(error.message);
  }
}

/** Converts the body, and renders the template of its content type, as the pass-through behavior has it. */
function transformed(call: Call): { readonly payload: Payload; readonly overrides: Overrides } {
  const { exchange, integration, event, body } = call;
  const contentType = mediaTypeOf(lastHeader(exchange.request.headers, 'Content-Type') ?? 'application/json');
  const template = templateOf(integration, contentType);
  const binary = isBinary(contentType, exchange.stage.deployment.api.binaryMediaTypes);
  const payload = convertRequest(body, binary, integration.contentHandling);
  if (template === undefined) return { payload, overrides: {} };
  const rendered = renderTemplate(exchange, template, { event, payload, phase: 'request', overrides: {} });
  return { payload: rendered.output, overrides: rendered.overrides };
}

/**
 * Documented: only the media type counts, and `passthroughBehavior` says what happens without a template. That
 * `$default` stands for every type is documented of WebSocket APIs, and LocalStack's for REST APIs.
 *
 * @returns undefined where the body passes through
 */
function templateOf(integration: Integration, contentType: string): MappingTemplateText | undefined {
  const { requestTemplates: templates, passthroughBehavior } = integration;
  const found = templates[keyOfType(templates, contentType) ?? '$default'];
  if (found !== undefined) return found.text === '' ? undefined : found;
  const passes =
    passthroughBehavior === 'WHEN_NO_MATCH' ||
    (passthroughBehavior === 'WHEN_NO_TEMPLATES' && Object.keys(templates).length === 0);
  if (passes) return undefined;
  throw new GatewayError('UNSUPPORTED_MEDIA_TYPE', 'Unsupported Media Type', {
    log: `No template for the content type ${contentType}, and passthroughBehavior is ${passthroughBehavior}`,
  });
}
