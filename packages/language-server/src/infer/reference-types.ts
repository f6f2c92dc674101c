import type { Reference } from '@veloway/vtl';
import type { TemplateView } from '../template-view.js';
import { referenceTypes } from './infer.js';
import type { ValueType } from './value-type.js';

interface Known {
  readonly schema: unknown;
  readonly types: readonly ValueType[];
}

const TYPES = new WeakMap<Reference, Known>();

/**
 * @returns the types of a reference without its samples: of its variable, then behind each part; computed once, since
 *   several rules ask
 */
export function typesOf(view: TemplateView, reference: Reference): readonly ValueType[] {
  const { payloadSchema } = view.role;
  const known = TYPES.get(reference);
  if (known !== undefined && known.schema === payloadSchema) return known.types;
  const types = referenceTypes(view, reference);
  TYPES.set(reference, { schema: payloadSchema, types });
  return types;
}
