import type { ContentHandling, IntegrationResponse, MappingTemplateText, MethodResponse } from '../../model.js';
import { CONTENT_HANDLINGS } from '../integration-responses.js';
import type { Place } from '../place.js';
import { recordOf } from '../plain-data.js';
import { type Telling, tellError, tellWarning } from '../reading.js';
import { readTemplates } from '../templates.js';
import { choiceAt, objectAt, tellUnknown, textAt, textsByName } from '../typed-values.js';
import type { HttpEvent } from './http-event.js';
import { DEFAULT_RESPONSE, DEFAULT_RESPONSES } from './status-codes.js';

/** What a method answers. */
export interface EventResponses {
  readonly integrationResponses: readonly IntegrationResponse[];
  readonly methodResponses: Readonly<Record<string, MethodResponse>>;
}

/** A response, before what all of a method have is added. */
interface CodeResponse {
  readonly statusCode: string;
  readonly selectionPattern: string | undefined;
  readonly headers: Readonly<Record<string, string>>;
  readonly templates: Readonly<Record<string, MappingTemplateText>>;
}

/**
 * `response` of an event.
 *
 * @param headers what every response has
 */
export function readResponses(
  telling: Telling,
  event: HttpEvent,
  headers: Readonly<Record<string, string>>,
): EventResponses {
  const response = objectAt(telling, event.place.get('response'));
  if (response !== undefined) {
    tellUnknown(telling, response, '`response`', ['contentHandling', 'headers', 'statusCodes', 'template']);
  }
  const all = { ...headers, ...textsByName(telling, response?.get('headers')) };
  const templates = templatesAt(telling, response?.get('template'));
  const handling = choiceAt(telling, response?.get('contentHandling'), CONTENT_HANDLINGS);
  const responses = codesOf(telling, event, response).map((code) =>
    withCommon(code, { headers: all, templates, handling }),
  );
  return {
    integrationResponses: responses,
    methodResponses: recordOf(responses.map((one) => [one.statusCode, methodResponse(one)])),
  };
}

/** What all responses of a method have. */
interface Common extends Pick<CodeResponse, 'headers' | 'templates'> {
  readonly handling: ContentHandling | undefined;
}

/** Of a response that is no success, the content stays as it is. */
function withCommon(code: CodeResponse, { headers, templates, handling }: Common): IntegrationResponse {
  const own = Object.entries({ ...headers, ...code.headers });
  return {
    statusCode: code.statusCode,
    selectionPattern: code.selectionPattern,
    responseParameters: recordOf(own.map(([name, value]) => [`method.response.header.${name}`, value])),
    responseTemplates: { ...templates, ...code.templates },
    contentHandling: code.statusCode.startsWith('2') ? handling : undefined,
  };
}

function methodResponse({ statusCode, responseParameters }: IntegrationResponse): MethodResponse {
  const names = Object.keys(responseParameters);
  return {
    statusCode,
    description: undefined,
    responseParameters: recordOf(names.map((name) => [name, true])),
    responseModels: {},
  };
}

function codesOf(telling: Telling, event: HttpEvent, response: Place | undefined): readonly CodeResponse[] {
  const place = objectAt(telling, response?.get('statusCodes'));
  if (place === undefined) {
    const isMade = event.type === 'AWS' || (event.type === 'HTTP' && response !== undefined);
    return isMade ? DEFAULT_RESPONSES.map(withNothing) : [];
  }
  const codes = place.members.flatMap((member) => codeOf(telling, member) ?? []);
  const ordered = codes.sort((a, b) => Number(a.statusCode) - Number(b.statusCode));
  if (event.type === 'MOCK' || ordered.some(({ selectionPattern }) => selectionPattern === '')) {
    return ordered.map((code) => ({ ...code, selectionPattern: code.selectionPattern || undefined }));
  }
  return withDefault(telling, place, ordered);
}

function withNothing(response: Pick<CodeResponse, 'statusCode' | 'selectionPattern'>): CodeResponse {
  return { ...response, headers: {}, templates: {} };
}

/** Where no response is the default, the framework puts its own in the place of `200`, even of one that is there. */
function withDefault(telling: Telling, place: Place, codes: readonly CodeResponse[]): readonly CodeResponse[] {
  const replaced = place.get('200');
  if (replaced !== undefined && (replaced.members.length > 0 || replaced.kind !== 'object')) {
    const message =
      "`200` is replaced by a response with nothing in it, since no response has an empty `pattern`: add `pattern: ''`.";
    tellWarning(telling, 'missing-key', replaced.keyRange, message);
  }
  const others = codes.filter(({ statusCode }) => statusCode !== '200');
  return [...others, withNothing(DEFAULT_RESPONSE)].sort((a, b) => Number(a.statusCode) - Number(b.statusCode));
}

function codeOf(telling: Telling, place: Place): CodeResponse | undefined {
  // Recorded: `statusCode` must match `[1-5]\d\d`.
  if (!/^[1-5]\d\d$/.test(place.name)) {
    const message = `\`${place.name}\` is no status code: write three digits, such as \`200\`.`;
    return tellError(telling, 'invalid-status-code', place.keyRange, message);
  }
  const object = objectAt(telling, place);
  if (object !== undefined) {
    tellUnknown(telling, object, `the response \`${place.name}\``, ['headers', 'pattern', 'template']);
  }
  return {
    statusCode: place.name,
    selectionPattern: textAt(telling, object?.get('pattern')),
    headers: textsByName(telling, object?.get('headers')),
    templates: templatesAt(telling, object?.get('template')),
  };
}

/** A text is the template of JSON. */
function templatesAt(telling: Telling, place: Place | undefined): Readonly<Record<string, MappingTemplateText>> {
  if (place?.kind !== 'text') return readTemplates(telling, place);
  return { 'application/json': { text: place.text, location: place.location() } };
}
