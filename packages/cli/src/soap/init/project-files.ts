import { openApiText } from '@veloway/api';
import { exampleOf, type NamedOperation, operationsOf, type SoapVersion, type Wsdl } from '@veloway/soap';
import { nearest } from '@veloway/vtl';
import { stringify } from 'yaml';
import { UsageError } from '../../usage-error.js';
import { goldenCases } from './golden-cases.js';
import { openApiDocument, pathOf } from './openapi-document.js';
import { quotaNotes } from './quota-notes.js';
import { readme } from './readme.js';
import { samTemplate } from './sam-template.js';
import type { ServiceFiles } from './service-files.js';

/** A service as it was read. */
export interface ReadService extends ServiceFiles {
  readonly wsdl: Wsdl;
}

export interface ProjectOptions {
  readonly title: string;
  readonly soapVersion: SoapVersion;
  /** The bundled code of the function. */
  readonly code: string;
  /** The names of the operations that get a method; all where there are none. */
  readonly operations?: readonly string[];
}

/** The files of a project, by their paths, and sentences about what it does not do. */
export interface Project {
  readonly files: ReadonlyMap<string, string | Uint8Array>;
  readonly notes: readonly string[];
  /** The methods of the API. */
  readonly methods: readonly string[];
}

const FUNCTION_ID = 'SoapFunction';

/** @returns all files of a project that serves a SOAP service as a REST API */
export function projectFiles({ wsdl, documents, main }: ReadService, options: ProjectOptions): Project {
  const { title, soapVersion, code } = options;
  const all = chosenOperations(operationsOf(wsdl, soapVersion), options.operations ?? []);
  const operations = all.filter((named) => refusalOf(named) === undefined);
  const {
    document,
    notes: said,
    templates,
  } = openApiDocument(wsdl, operations, { title, soapVersion, functionId: FUNCTION_ID });
  const openapi = openApiText(document as Parameters<typeof openApiText>[0], 'yaml');
  const sam = samTemplate({ title, functionId: FUNCTION_ID, address: onlyAddress(operations) });
  const service = { wsdl: `./wsdl/${main}`, soapVersion };
  const methods = operations.map((operation) => `POST ${pathOf(operation)}`);
  const notes = [
    ...said,
    ...all.flatMap((named) => refusalOf(named) ?? []),
    ...quotaNotes({ openapi, templates, paths: operations.map(pathOf) }),
  ];
  const cases = casesOf(wsdl, openapi, operations);
  const files = new Map<string, string | Uint8Array>([
    ['openapi.yaml', openapi],
    ['template.yaml', stringify(sam, { lineWidth: 0 })],
    ['README.md', readme(title, methods, notes)],
    ['function/index.mjs', code],
    ['function/service.json', `${JSON.stringify(service, null, 2)}\n`],
    ...Array.from(documents, ([path, bytes]): [string, Uint8Array] => [`function/wsdl/${path}`, bytes]),
    ...cases,
  ]);
  return { files, notes, methods };
}

/** @throws UsageError where there is no operation of a name */
function chosenOperations(all: readonly NamedOperation[], names: readonly string[]): readonly NamedOperation[] {
  if (names.length === 0) return all;
  const known = all.map(({ name }) => name);
  for (const name of names) if (!known.includes(name)) throw new UsageError(noOperation(name, known));
  return all.filter(({ name }) => names.includes(name));
}

function noOperation(name: string, known: readonly string[]): string {
  const near = nearest(name, known);
  const instead = near === undefined ? '`veloway soap inspect` lists them.' : `Did you mean \`${near}\`?`;
  return `The service has no operation \`${name}\`. ${instead}`;
}

function casesOf(wsdl: Wsdl, openapi: string, operations: readonly NamedOperation[]): readonly [string, string][] {
  const examples = operations.map((named) => {
    return { path: pathOf(named), body: exampleOf(wsdl, named.operation, 'request') ?? {} };
  });
  const cases = goldenCases(openapi, examples);
  return operations.map(({ name }, index) => [`tests/${name}.vtltest.yaml`, stringify(cases[index], { lineWidth: 0 })]);
}

/** @returns where the service is, unless its operations are at several places: then the WSDL says it for each */
function onlyAddress(operations: readonly NamedOperation[]): string | undefined {
  const [first, ...others] = new Set(operations.map(({ address }) => address));
  return others.length === 0 ? first : undefined;
}

/** What the path of a resource may have in it, as API Gateway says it where it refuses one. */
const PATH_PART = /^[\w.:-]+$/;

/** @returns why an operation has no method; undefined where it has one */
function refusalOf({ name, operation }: NamedOperation): string | undefined {
  if (operation.input === undefined) return `${name}: It has no input to make a request of, so that it has no method.`;
  if (operation.input.use === 'encoded') {
    return `${name}: Its messages are SOAP-encoded, which cannot be converted, so that it has no method.`;
  }
  if (PATH_PART.test(name)) return undefined;
  return `${name}: Its name cannot be a path, which API Gateway has of letters, digits and a few signs of ASCII, so that it has no method.`;
}
