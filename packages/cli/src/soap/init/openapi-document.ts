import {
  FAILURE_STATUSES,
  jsonSchemaOf,
  type NamedOperation,
  requestTemplate,
  type SoapVersion,
  type Wsdl,
} from '@veloway/soap';
import { addSchema, type Components } from './components.js';
import { failurePattern, failureTemplate, methodTemplate } from './method-template.js';

/** The API of a service, and sentences about what it does not do. */
export interface GeneratedApi {
  readonly document: Record<string, unknown>;
  readonly notes: readonly string[];
  /** The request template of each operation, by its name. */
  readonly templates: ReadonlyMap<string, string>;
}

export interface ApiOptions {
  readonly title: string;
  readonly soapVersion: SoapVersion;
  /** The logical id of the function in the template that deploys it. */
  readonly functionId: string;
}

/** @returns an OpenAPI document with a method for each operation: `POST /GetOrder` */
export function openApiDocument(wsdl: Wsdl, operations: readonly NamedOperation[], options: ApiOptions): GeneratedApi {
  const components: Components = { schemas: {} };
  const notes = new Map<string, Set<string>>();
  const templates = new Map<string, string>();
  const paths = operations.map((named) => [
    pathOf(named),
    { post: method(wsdl, named, { components, notes, templates, options }) },
  ]);
  const document = {
    openapi: '3.0.1',
    info: { title: options.title, version: '1.0', ...described(wsdl.documentation) },
    'x-amazon-apigateway-request-validators': {
      all: { validateRequestBody: true, validateRequestParameters: true },
    },
    'x-amazon-apigateway-request-validator': 'all',
    paths: Object.fromEntries(paths),
    components,
  };
  const sentences = Array.from(notes, ([note, names]) => `${namesText([...names])}: ${note}`);
  return { document, notes: sentences, templates };
}

/** @returns `/GetOrder`, or `/PORT/GetOrder` */
export function pathOf({ name }: NamedOperation): string {
  return `/${name.replaceAll('.', '/')}`;
}

function addNotes({ notes }: Making, { name }: NamedOperation, sentences: readonly string[]): void {
  for (const sentence of sentences) notes.set(sentence, (notes.get(sentence) ?? new Set()).add(name));
}

/** So many names are read at a glance. */
const MOST_NAMES = 3;

function namesText(names: readonly string[]): string {
  const more = names.length - MOST_NAMES;
  return `${names.slice(0, MOST_NAMES).join(', ')}${more > 0 ? ` and ${more} more` : ''}`;
}

interface Making {
  readonly components: Components;
  /** What is to be said, with the operations that it is said of. */
  readonly notes: Map<string, Set<string>>;
  readonly templates: Map<string, string>;
  readonly options: ApiOptions;
}

function method(wsdl: Wsdl, named: NamedOperation, making: Making): Record<string, unknown> {
  const { operation } = named;
  const id = named.name.replace(/[^A-Za-z0-9]/g, '');
  const request = jsonSchemaOf(wsdl, operation, 'request');
  const response = jsonSchemaOf(wsdl, operation, 'response');
  addNotes(making, named, [...(request?.notes ?? []), ...(response?.notes ?? [])]);
  const success = operation.output === undefined ? '202' : '200';
  return {
    operationId: named.name,
    ...described(operation.documentation),
    ...(request === undefined
      ? {}
      : { requestBody: { required: true, ...content(addSchema(making.components, `${id}Request`, request)) } }),
    responses: {
      [success]: {
        description: success === '202' ? 'The service has taken the message.' : 'What the service answers.',
        ...(response === undefined ? {} : content(addSchema(making.components, `${id}Response`, response))),
      },
      ...Object.fromEntries(FAILURE_STATUSES.map((status) => [status, { description: DESCRIPTIONS[status] }])),
    },
    'x-amazon-apigateway-integration': integration(wsdl, named, success, making),
  };
}

const DESCRIPTIONS: Readonly<Record<(typeof FAILURE_STATUSES)[number], string>> = {
  400: 'The service, or the model, does not accept the request.',
  500: 'The message that this API makes is wrong.',
  502: 'The service failed, cannot be reached, or answers no SOAP.',
  504: 'The service does not answer in time.',
};

function content(schema: unknown): Record<string, unknown> {
  return { content: { 'application/json': { schema } } };
}

function described(description: string | undefined): Record<string, unknown> {
  return description === undefined || description === '' ? {} : { description };
}

function integration(wsdl: Wsdl, named: NamedOperation, success: string, making: Making): Record<string, unknown> {
  // The function sends the headers.
  const template = requestTemplate(wsdl, named.operation, { soapVersion: named.port.soapVersion, headersNote: false });
  addNotes(making, named, template?.notes ?? []);
  const requestText = methodTemplate(named.name, template?.text ?? '');
  making.templates.set(named.name, requestText);
  const failures = FAILURE_STATUSES.map((status) => [
    failurePattern(status, FAILURE_STATUSES),
    { statusCode: String(status), responseTemplates: { 'application/json': failureTemplate(status) } },
  ]);
  return {
    type: 'aws',
    httpMethod: 'POST',
    uri: {
      'Fn::Sub': `arn:aws:apigateway:\${AWS::Region}:lambda:path/2015-03-31/functions/\${${making.options.functionId}.Arn}/invocations`,
    },
    passthroughBehavior: 'never',
    requestTemplates: { 'application/json': requestText },
    responses: { default: { statusCode: success }, ...Object.fromEntries(failures) },
  };
}
