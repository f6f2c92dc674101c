import { defaultConvention } from '../conventions/default.js';
import { isObject, type JsonObject, type JsonValue, put } from '../json/json-value.js';
import type { XmlElement } from '../xml/element.js';
import { XML_NAMESPACE } from '../xml/namespaces.js';
import { childElements, firstChild, textOf } from './child-elements.js';
import { SoapError } from './soap-error.js';
import type { FaultCode, FaultDetail, SoapFault } from './soap-fault.js';
import { ENVELOPE_NAMESPACES, type SoapVersion } from './soap-version.js';
import { standaloneElement } from './standalone-element.js';

/**
 * @param fault the element `Fault`
 * @param around the elements around it, the outermost first, whose declarations its codes may use
 * @throws {SoapError} for a fault without a code
 */
export function readFault(fault: XmlElement, version: SoapVersion, around: readonly XmlElement[]): SoapFault {
  return version === '1.1' ? readFault11(fault, around) : readFault12(fault, around);
}

/** SOAP 1.1, section 4.4; its parts are in no namespace, which not every service knows. */
function readFault11(fault: XmlElement, around: readonly XmlElement[]): SoapFault {
  const part = (local: string) => childElements(fault).find((child) => child.local === local);
  const codeElement = part('faultcode') ?? withoutCode('faultcode');
  const [code, ...subcodes] = dottedCodes(readCode(codeElement, [...around, fault]));
  const actor = part('faultactor');
  return {
    version: '1.1',
    code: code ?? withoutCode('faultcode'),
    subcodes,
    reason: reasonOf(childElements(fault).filter(({ local }) => local === 'faultstring')),
    detail: detailOf(part('detail'), [...around, fault]),
    actor: actor && textOf(actor).trim(),
    role: undefined,
    node: undefined,
  };
}

/** SOAP 1.2 part 1, section 5.4. */
function readFault12(fault: XmlElement, around: readonly XmlElement[]): SoapFault {
  const part = (local: string) => firstChild(fault, ENVELOPE_NAMESPACES['1.2'], local);
  const codeElement = part('Code') ?? withoutCode('Code');
  const [code, ...subcodes] = nestedCodes(codeElement, [...around, fault]);
  const reason = part('Reason');
  const [role, node] = [part('Role'), part('Node')];
  return {
    version: '1.2',
    code: code ?? withoutCode('Value'),
    subcodes,
    reason: reasonOf(reason ? childElements(reason) : []),
    detail: detailOf(part('Detail'), [...around, fault]),
    actor: undefined,
    role: role && textOf(role).trim(),
    node: node && textOf(node).trim(),
  };
}

function withoutCode(local: string): never {
  throw new SoapError('fault-malformed', `The fault has no \`${local}\`, which every fault must have.`);
}

function nestedCodes(element: XmlElement, around: readonly XmlElement[]): FaultCode[] {
  const codes: FaultCode[] = [];
  const path = [...around];
  for (let code: XmlElement | undefined = element; code; code = firstChild(code, code.namespace, 'Subcode')) {
    path.push(code);
    const value = firstChild(code, code.namespace, 'Value');
    if (value) codes.push(readCode(value, path));
  }
  return codes;
}

function readCode(element: XmlElement, around: readonly XmlElement[]): FaultCode {
  const qualified = textOf(element).trim();
  const colon = qualified.indexOf(':');
  const prefix = qualified.slice(0, Math.max(colon, 0));
  return { qualified, local: qualified.slice(colon + 1), namespace: declared(prefix, [...around, element]) };
}

function declared(prefix: string, around: readonly XmlElement[]): string | undefined {
  const declaring = around.findLast(({ declarations }) => declarations.has(prefix));
  return declaring?.declarations.get(prefix) || undefined;
}

/** SOAP 1.1, section 4.4.1: what follows a dot is more specific. Codes of services keep their dots. */
function dottedCodes(code: FaultCode): FaultCode[] {
  if (code.namespace !== undefined && code.namespace !== ENVELOPE_NAMESPACES['1.1']) return [code];
  const { namespace } = code;
  const [first = '', ...rest] = code.local.split('.');
  const specific = rest.map((local) => ({ qualified: local, local, namespace }));
  return [{ qualified: code.qualified, local: first, namespace }, ...specific];
}

function reasonOf(texts: readonly XmlElement[]): Readonly<Record<string, string>> {
  const reason: Record<string, JsonValue> = {};
  for (const text of texts) {
    const language = text.attributes.find(({ local, namespace }) => local === 'lang' && namespace === XML_NAMESPACE);
    put(reason, language?.value ?? '', textOf(text).trim());
  }
  return reason as Record<string, string>;
}

function detailOf(detail: XmlElement | undefined, around: readonly XmlElement[]): FaultDetail | undefined {
  if (!detail) return undefined;
  const children = detail.children.map((child) => {
    return child.kind === 'element' ? standaloneElement(child, [...around, detail]) : child;
  });
  const element = { ...detail, children };
  const document = defaultConvention.toJson(element, { namespaces: 'strip' });
  const json: JsonValue = isObject(document) ? ((document as JsonObject)[element.local] ?? null) : null;
  return { element, json };
}
