import type { ContentPlan } from './content-plan.js';
import type { PreparedSchema } from './prepared-schema.js';
import { localPart, namespacePart, type QName, wholeName } from './qname.js';
import type { ElementDeclaration, Wildcard } from './schema.js';

/** @returns whether a wildcard lets in elements of a namespace: XML Schema, section 3.10.4 */
function admits({ namespace, targetNamespace }: Wildcard, actual: string | undefined): boolean {
  if (namespace === '##any') return true;
  if (namespace === '##other') return actual !== undefined && actual !== targetNamespace;
  return namespace.split(/\s+/).some((allowed) => {
    if (allowed === '##local') return actual === undefined;
    return actual === (allowed === '##targetNamespace' ? targetNamespace : allowed);
  });
}

/** @returns the wildcard of a content that lets in an element, or undefined */
export function wildcardFor({ wildcards }: ContentPlan, name: QName): Wildcard | undefined {
  return wildcards.find((wildcard) => admits(wildcard, namespacePart(name)));
}

/** @returns the declaration that an element behind a wildcard is read by, or undefined where it is read by none */
export function declarationBehind(
  { schema }: PreparedSchema,
  plan: ContentPlan,
  name: QName,
): ElementDeclaration | undefined {
  const wildcard = wildcardFor(plan, name);
  return wildcard === undefined || wildcard.skip ? undefined : schema.elements.get(name);
}

/** @returns the member that stands for an element behind a wildcard: its local name, where that is enough to find it */
export function wildcardKey(prepared: PreparedSchema, plan: ContentPlan, name: QName): string {
  const local = localPart(name);
  return declarationNamed(prepared, plan, local)?.name === name ? local : wholeName(name);
}

/** @returns the declaration of an element behind a wildcard that JSON names, by its local or by its whole name */
export function declarationNamed(
  prepared: PreparedSchema,
  plan: ContentPlan,
  key: string,
): ElementDeclaration | undefined {
  if (plan.members.has(key) || plan.wildcards.length === 0) return undefined;
  const exact = declarationBehind(prepared, plan, key.startsWith('{}') ? key.slice(2) : key);
  if (exact || key.startsWith('{')) return exact;
  const named = prepared.localElements.get(key) ?? [];
  return named.map((name) => declarationBehind(prepared, plan, name)).find((found) => found !== undefined);
}
