import { excerpt } from '../xml/excerpt.js';
import { parseXml } from '../xml/parse-xml.js';
import { XmlError } from '../xml/xml-error.js';
import { attributeOf, childrenOf, type PlacedElement, placeRoot, type SourceDocument } from '../xsd/placed-element.js';
import { XSD_NAMESPACE } from '../xsd/qname.js';
import { addProblem, type Report, reporter, type WsdlProblem } from '../xsd/wsdl-problem.js';
import { resolveLocation } from './resolve-location.js';
import { WSDL_2_NAMESPACE, WSDL_NAMESPACE } from './wsdl-namespaces.js';

/**
 * Reads a file that another imports.
 *
 * @param location as {@link resolveLocation} makes it of what the import says
 * @returns its text, or undefined where there is no such file
 */
export type LoadDocument = (location: string) => string | undefined | Promise<string | undefined>;

/** A schema that was found, in a file or in a WSDL. */
export interface FoundSchema {
  readonly place: PlacedElement;
  /** The namespace of the schema that includes it, where it has none itself. */
  readonly targetNamespace: string | undefined;
}

/** All files that a WSDL is made of, each once. */
export interface FoundDocuments {
  /** The definitions, that of the first file first. */
  readonly definitions: readonly PlacedElement[];
  readonly schemas: readonly FoundSchema[];
}

interface Loading {
  readonly load: LoadDocument;
  readonly problems: WsdlProblem[];
  readonly report: Report;
  readonly definitions: PlacedElement[];
  readonly schemas: FoundSchema[];
  /** The roots by location, undefined where a file cannot be read. */
  readonly roots: Map<string, PlacedElement | undefined>;
  /** What was seen already: locations, with a namespace where a schema takes that of another. */
  readonly seen: Set<string>;
  readonly waiting: Import[];
}

/** A file that is to be read, and the element that says so. */
interface Import {
  readonly location: string;
  readonly place: PlacedElement;
  /** Of an `xsd:include`, the namespace of the schema that includes. */
  readonly targetNamespace: string | undefined;
}

const MOST_DOCUMENTS = 500;

/** A schema without a namespace is read anew for each namespace that includes it. */
const MOST_SCHEMAS = 2000;

/** Schemas nest no deeper than people write; whatever reads them calls itself for each level. */
const MOST_DEPTH = 100;

/** @returns the file and all that it imports, as far as they can be read; the rest is problems */
export async function loadDocuments(
  document: SourceDocument,
  load: LoadDocument,
  problems: WsdlProblem[],
): Promise<FoundDocuments> {
  const loading: Loading = {
    load,
    problems,
    report: reporter(problems),
    definitions: [],
    schemas: [],
    roots: new Map(),
    seen: new Set(),
    waiting: [],
  };
  const root = parseDocument(loading, document);
  loading.roots.set(document.location, root);
  if (root) addRoot(loading, root, undefined);
  for (const wanted of loading.waiting) await loadImport(loading, wanted);
  return loading;
}

function parseDocument({ problems }: Loading, document: SourceDocument): PlacedElement | undefined {
  try {
    return placeRoot(parseXml(document.text, { maxDepth: MOST_DEPTH }), document);
  } catch (error) {
    if (!(error instanceof XmlError)) throw error;
    const problem = { code: 'malformed-xml', severity: 'error', message: error.message } as const;
    addProblem(problems, document, error.offset, problem);
    return undefined;
  }
}

function addRoot(loading: Loading, root: PlacedElement, targetNamespace: string | undefined): void {
  const { namespace, local } = root.element;
  const { location } = root.document;
  if (namespace === XSD_NAMESPACE && local === 'schema') {
    addSchema(loading, root, targetNamespace);
  } else if (namespace === WSDL_NAMESPACE && local === 'definitions') {
    if (!loading.seen.has(location)) addDefinitions(loading, root);
  } else tellOfRoot(loading, root);
}

function tellOfRoot({ report }: Loading, root: PlacedElement): void {
  const { local, namespace } = root.element;
  const isNewer = namespace === WSDL_2_NAMESPACE;
  const found = `The root is ${excerpt(local)}${namespace === undefined ? '' : ` of ${excerpt(namespace)}`}`;
  const advice = isNewer ? 'WSDL 2.0 is not supported.' : 'It must be that of a WSDL 1.1 or of an XML Schema.';
  report(root, 'unexpected-root', `${found}. ${advice}`);
}

function addDefinitions(loading: Loading, root: PlacedElement): void {
  loading.seen.add(root.document.location);
  loading.definitions.push(root);
  for (const place of childrenOf(root, WSDL_NAMESPACE, 'import')) want(loading, place, 'location', undefined);
  for (const types of childrenOf(root, WSDL_NAMESPACE, 'types')) {
    for (const schema of childrenOf(types, XSD_NAMESPACE, 'schema')) addSchema(loading, schema, undefined);
  }
}

function addSchema(loading: Loading, place: PlacedElement, including: string | undefined): void {
  const own = attributeOf(place, 'targetNamespace');
  const key = `${place.document.location}\n${place.element.start}\n${own === undefined ? (including ?? '') : ''}`;
  if (loading.seen.has(key) || loading.schemas.length > MOST_SCHEMAS) return;
  loading.seen.add(key);
  tellOfNamespace(loading, place, own, including);
  const targetNamespace = own ?? including;
  loading.schemas.push({ place, targetNamespace });
  for (const child of childrenOf(place, XSD_NAMESPACE, 'import', 'include', 'redefine')) {
    if (child.element.local === 'redefine') tellOfRedefine(loading, child);
    const inherited = child.element.local === 'import' ? undefined : targetNamespace;
    want(loading, child, 'schemaLocation', inherited);
  }
}

function tellOfNamespace(
  { report }: Loading,
  place: PlacedElement,
  own: string | undefined,
  including: string | undefined,
): void {
  if (own === undefined || including === undefined || own === including) return;
  const message = `This schema of ${excerpt(own)} is included by one of ${excerpt(including)}. Import it instead.`;
  report(place, 'invalid-value', message, 'warning');
}

function tellOfRedefine({ report }: Loading, place: PlacedElement): void {
  const message = 'An `xsd:redefine` is read as an `xsd:include`: what it redefines stays as it is in the other file.';
  report(place, 'not-supported', `${message} Use a derived type instead.`, 'warning');
}

/** An import without a location imports what is in the same WSDL, or known without a file. */
function want(
  { waiting, report }: Loading,
  place: PlacedElement,
  attribute: string,
  targetNamespace: string | undefined,
): void {
  const location = attributeOf(place, attribute);
  if (location !== undefined && location !== '') {
    waiting.push({ location: resolveLocation(place.document.location, location), place, targetNamespace });
  } else if (place.element.local !== 'import' || attribute === 'location') {
    const message = `This ${excerpt(place.element.local)} has no ${excerpt(attribute)}. Say which file is meant.`;
    report(place, 'missing-attribute', message);
  }
}

async function loadImport(loading: Loading, wanted: Import): Promise<void> {
  const { location, place, targetNamespace } = wanted;
  if (!loading.roots.has(location)) {
    if (loading.roots.size > MOST_DOCUMENTS) {
      const message = `${excerpt(location)} is not read, as there are more than ${MOST_DOCUMENTS} files. Import fewer.`;
      return loading.report(place, 'too-many-documents', message);
    }
    loading.roots.set(location, await loadRoot(loading, wanted));
  }
  const root = loading.roots.get(location);
  if (root) addRoot(loading, root, targetNamespace);
}

async function loadRoot(loading: Loading, { location, place }: Import): Promise<PlacedElement | undefined> {
  const text = await loading.load(location);
  if (text !== undefined) return parseDocument(loading, { location, text });
  if (isWellKnown(place)) return undefined;
  const message = `The file ${excerpt(location)} is not there, so that what it declares is missing. Put it there, or correct its location.`;
  loading.report(place, 'missing-document', message);
  return undefined;
}

/** What these namespaces declare is known without their files, which often are at a location of the web. */
const WELL_KNOWN: ReadonlySet<string | undefined> = new Set([
  'http://www.w3.org/2001/XMLSchema',
  'http://www.w3.org/XML/1998/namespace',
  'http://schemas.xmlsoap.org/soap/encoding/',
]);

function isWellKnown(place: PlacedElement): boolean {
  return WELL_KNOWN.has(attributeOf(place, 'namespace'));
}
