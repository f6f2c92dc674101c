import { nearest } from '@veloway/vtl';
import type { Place } from '../place.js';
import { tellError } from '../reading.js';
import { pseudoParameter } from './pseudo-parameters.js';
import { formOf } from './resource-forms.js';
import type { ReferredResource, Scope } from './scope.js';

/** @returns what `Ref` of a resource comes to */
export function referenceText(scope: Scope, id: string, resource: ReferredResource, at: Place): string {
  if (resource.reference !== undefined) return resource.reference;
  const name = resourceName(scope, id, resource, at);
  return filled(scope, formOf(resource.type).ref, name, (key) => propertyText(scope, resource, key));
}

/** @returns what `Fn::GetAtt` of a resource comes to; of an attribute that is not known, a text that names it */
export function attributeText(
  scope: Scope,
  id: string,
  resource: ReferredResource,
  attribute: string,
  at: Place,
): string {
  const { attributes } = formOf(resource.type);
  const form = Object.hasOwn(attributes, attribute) ? attributes[attribute] : undefined;
  if (form === undefined) tellNear(scope, id, attribute, Object.keys(attributes), at);
  const name = resourceName(scope, id, resource, at);
  return filled(scope, form ?? `${id}.${attribute}`, name, (key) => propertyText(scope, resource, key));
}

/** The attributes of many resources are not listed; what is nearly one that is, is meant to be it. */
function tellNear(scope: Scope, id: string, attribute: string, known: readonly string[], { range }: Place): void {
  const near = nearest(attribute, known);
  if (near === undefined) return;
  const message = `\`${id}\` has no attribute \`${attribute}\`. Did you mean \`${near}\`?`;
  tellError(scope, 'broken-reference', range, message);
}

/** A resource that is not named is called after its logical id, since the stack's own name is not known. */
export function resourceName(scope: Scope, id: string, resource: ReferredResource, at: Place): string {
  const { names } = scope.memory;
  const known = names.get(id);
  if (known === 'being named') return tellEndless(scope, id, at) ?? id;
  if (known !== undefined) return known;
  names.set(id, 'being named');
  const { nameKey } = formOf(resource.type);
  const own = nameKey === undefined ? '' : propertyText(scope, resource, nameKey);
  const name = resource.name ?? (own === '' ? id : own);
  names.set(id, name);
  return name;
}

function tellEndless(scope: Scope, id: string, { range }: Place): undefined {
  const message = `\`${id}\` refers to itself for its own name, which has no end: write the name out.`;
  return tellError(scope, 'too-many-references', range, message);
}

function propertyText(scope: Scope, { properties }: ReferredResource, key: string): string {
  const value = properties?.get(key);
  const text = value === undefined ? '' : scope.resolve(value).text;
  // A function may be named by its ARN, whose end is the name.
  return key === 'FunctionName' ? text.replace(/^arn:.*:function:/, '') : text;
}

/**
 * @param form a text with `{region}`, `{name}` and the like in it
 * @param property what `{.Property}` stands for
 */
export function filled(scope: Scope, form: string, name: string, property = (_key: string): string => ''): string {
  return form.replace(/\{([.\w]+)\}/g, (_, key: string) => {
    if (key === 'name') return name;
    if (key.startsWith('.')) return property(key.slice(1));
    return pseudoParameter(scope.options, PSEUDO[key] ?? '') ?? '';
  });
}

const PSEUDO: Readonly<Record<string, string>> = {
  account: 'AWS::AccountId',
  partition: 'AWS::Partition',
  region: 'AWS::Region',
  suffix: 'AWS::URLSuffix',
};
