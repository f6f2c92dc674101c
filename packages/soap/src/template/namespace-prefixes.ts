import { isNcName } from '../xml/names.js';
import { XML_NAMESPACE, XSI_NAMESPACE } from '../xml/namespaces.js';
import { localPart, namespacePart, type QName } from '../xsd/qname.js';

/** The prefixes that namespaces have, which the envelope declares. */
export type NamespacePrefixes = Map<string, string>;

/** @returns a name as the template writes it; the prefix is made where its namespace has none yet */
export function prefixedName(prefixes: NamespacePrefixes, name: QName): string {
  const namespace = namespacePart(name);
  return namespace === undefined ? localPart(name) : `${prefixOf(prefixes, namespace)}:${localPart(name)}`;
}

function prefixOf(prefixes: NamespacePrefixes, namespace: string): string {
  if (namespace === XML_NAMESPACE) return 'xml';
  const known = prefixes.get(namespace);
  if (known !== undefined) return known;
  const prefix = free(prefixes, namespace === XSI_NAMESPACE ? 'xsi' : readablePrefix(namespace));
  prefixes.set(namespace, prefix);
  return prefix;
}

function free(prefixes: NamespacePrefixes, wanted: string): string {
  const taken = new Set(prefixes.values());
  let prefix = wanted;
  for (let number = 2; taken.has(prefix); number++) prefix = `${wanted}${number}`;
  return prefix;
}

/** Words that say nothing about what a namespace is of. */
const EMPTY_WORDS = /^(?:v?[\d.-]+|https?|urn|www|com|org|net|de|schemas?|xsd|wsdl|xml.*|xsi|soap|services?|types?)$/;

const LONGEST_PREFIX = 12;

/** @returns the last telling word of a namespace: `orders` for `http://example.com/orders/v2` */
function readablePrefix(namespace: string): string {
  const words = namespace.toLowerCase().split(/[^a-z0-9.-]+/);
  const word = words.flatMap(lettersOf).findLast((one) => !EMPTY_WORDS.test(one));
  return word !== undefined && isNcName(word) ? word.slice(0, LONGEST_PREFIX) : 'ns';
}

/** The host `api.example.com` is two words; what else has dots is one. */
function lettersOf(word: string): readonly string[] {
  return word
    .split('.')
    .map((part) => part.replace(/[^a-z0-9]/g, ''))
    .filter((part) => part !== '');
}
