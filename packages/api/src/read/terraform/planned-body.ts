import type { Budget } from '../computed/budget.js';
import { emptyPlace, scalarPlace } from '../computed/computed-place.js';
import type { Place } from '../place.js';
import { type Telling, tellWarning } from '../reading.js';
import type { Surroundings } from './computed-attributes.js';
import type { Instance } from './plan.js';
import { plannedReference } from './planned-reference.js';

/** A plan, as far as it says what values come to. */
export interface Planned {
  readonly telling: Telling;
  readonly budget: Budget;
  readonly instances: ReadonlyMap<string, Instance>;
  readonly surroundings: Surroundings;
  /** By address, what is known only after the plan was applied: `true` in the place of each such value. */
  readonly unknown: ReadonlyMap<string, Place>;
}

/** Arguments that are mostly a reference and nothing else. */
const REFERRING = /_id$|^(?:uri|authorizer_uri|credentials|authorizer_credentials|provider_arns)$/;

/**
 * What the plan leaves open is looked up in the configuration, which tells to what an expression refers.
 *
 * @returns the arguments of a planned resource
 */
export function plannedBody(planned: Planned, instance: Instance): Place {
  const { values, address } = instance;
  const unknown = planned.unknown.get(address);
  const known = new Map<string, Place | undefined>();
  const argument = (name: string): Place | undefined => {
    if (!known.has(name)) known.set(name, argumentOf(planned, instance, name, unknown));
    return known.get(name);
  };
  const { path, name, kind, range, keyRange } = values;
  return {
    ...emptyPlace({ path, name, range, keyRange }),
    kind,
    get members() {
      return values.members.map((member) => argument(member.name) ?? member);
    },
    get: argument,
  };
}

function argumentOf(planned: Planned, instance: Instance, name: string, unknown: Place | undefined): Place | undefined {
  const found = instance.values.get(name);
  const open = unknown?.get(name);
  if (found !== undefined && found.kind !== 'null') {
    if (open !== undefined) tellUnknown(planned, instance, open);
    return found;
  }
  // Without the list of changes, what is missing may be unknown.
  if (unknown !== undefined && open === undefined) return found;
  const [text, ...others] = REFERRING.test(name) ? plannedReference(planned, instance, name) : [];
  const { at } = instance;
  const place = { path: [...at.path.slice(0, -1), 'values', name], name, range: at.range, keyRange: at.keyRange };
  if (text !== undefined && others.length === 0) return scalarPlace(place, text);
  if (open !== undefined) tellUnknown(planned, instance, open);
  return found;
}

/** @param open `true`, or a value with `true` in the place of what is unknown in it */
function tellUnknown(planned: Planned, instance: Instance, open: Place): void {
  if (open.kind === 'boolean' && open.text === 'true') {
    const message = `\`${open.name}\` of \`${instance.address}\` is known only after the plan was applied, and is left out.`;
    tellWarning(planned.telling, 'unknown-value', instance.at.range, message);
  }
  for (const inner of [...open.members, ...open.items]) tellUnknown(planned, instance, inner);
}
