import { substitutesOf } from './prepared-schema.js';
import { localPart, type QName, wholeName } from './qname.js';
import type { ElementDeclaration, ElementParticle, Occurrence, Particle, Schema, Wildcard } from './schema.js';

/** A particle in which groups are what they refer to, and elements are the members of JSON that they are. */
export type PlannedParticle = PlannedElement | PlannedGroup | PlannedWildcard;

export interface PlannedElement extends Occurrence {
  readonly kind: 'element';
  /** Each of them may stand here: the element's, and those of what substitutes it. */
  readonly keys: readonly string[];
}

export interface PlannedGroup extends Occurrence {
  readonly kind: 'sequence' | 'choice' | 'all';
  readonly particles: readonly PlannedParticle[];
}

export interface PlannedWildcard extends Occurrence {
  readonly kind: 'any';
}

/** The elements and wildcards that are found on the way through a content. */
export interface Planning {
  readonly schema: Schema;
  readonly declarations: Map<string, ElementDeclaration>;
  readonly keys: Map<QName, string>;
  readonly wildcards: Wildcard[];
  /** How many more particles there may be; groups are bounded, but types can refer to many of them. */
  left: number;
}

export function planParticle(planning: Planning, particle: Particle): PlannedParticle {
  const { min, max } = particle;
  if (planning.left-- <= 0) return { kind: 'sequence', particles: [], min: 0, max: 1 };
  switch (particle.kind) {
    case 'element':
      return planElement(planning, particle);
    case 'any':
      planning.wildcards.push(particle);
      return { kind: 'any', min, max };
    case 'group': {
      const group = planning.schema.groups.get(particle.ref);
      const particles = group ? [planParticle(planning, group)] : [];
      return { kind: 'sequence', particles, min, max };
    }
    default: {
      const particles = particle.particles.map((inner) => planParticle(planning, inner));
      return { kind: particle.kind, particles, min, max };
    }
  }
}

/** A name that nothing declares stands for nothing; it was told of when the schema was read. */
function planElement(planning: Planning, { element, min, max }: ElementParticle): PlannedParticle {
  const { schema } = planning;
  const declaration = typeof element === 'string' ? schema.elements.get(element) : element;
  if (declaration === undefined) return { kind: 'sequence', particles: [], min: 0, max: 1 };
  const substitutes = typeof element === 'string' ? substitutesOf(schema, declaration) : [declaration];
  planning.left -= substitutes.length;
  const standing = substitutes.length > 0 ? substitutes : [declaration];
  return { kind: 'element', keys: standing.map((one) => keyOf(planning, one)), min, max };
}

/** @returns the local name, or the whole one where another element of the content has the local name already */
function keyOf({ keys, declarations }: Planning, declaration: ElementDeclaration): string {
  const known = keys.get(declaration.name);
  if (known !== undefined) return known;
  const local = localPart(declaration.name);
  const key = declarations.has(local) ? wholeName(declaration.name) : local;
  keys.set(declaration.name, key);
  if (!declarations.has(key)) declarations.set(key, declaration);
  return key;
}

/** How often a member may be there in all, and whether another may be there in its place. */
export interface Total extends Occurrence {
  readonly isAlternative: boolean;
}

const NEVER: Total = { min: 0, max: 0, isAlternative: false };

/** @returns how often each member may be there, wherever in the content it is */
export function totalsOf(particle: PlannedParticle): ReadonlyMap<string, Total> {
  switch (particle.kind) {
    case 'any':
      return new Map();
    case 'element': {
      const isAlternative = particle.keys.length > 1;
      const total = { min: isAlternative ? 0 : particle.min, max: particle.max, isAlternative };
      return new Map(particle.keys.map((key) => [key, total]));
    }
    case 'choice':
      return repeated(chosen(particle.particles.map(totalsOf)), particle);
    default:
      return repeated(summed(particle.particles.map(totalsOf)), particle);
  }
}

type Totals = ReadonlyMap<string, Total>;

function summed(parts: readonly Totals[]): Totals {
  const totals = new Map<string, Total>();
  for (const part of parts) {
    for (const [key, total] of part) {
      const { min, max, isAlternative } = totals.get(key) ?? NEVER;
      totals.set(key, {
        min: min + total.min,
        max: max + total.max,
        isAlternative: isAlternative || total.isAlternative,
      });
    }
  }
  return totals;
}

function chosen(parts: readonly Totals[]): Totals {
  const totals = new Map<string, Total>();
  const isAlternative = parts.length > 1;
  for (const part of parts) {
    for (const [key, { min, max }] of part) {
      const most = Math.max(totals.get(key)?.max ?? 0, max);
      totals.set(key, { min: isAlternative ? 0 : min, max: most, isAlternative });
    }
  }
  return totals;
}

/** Zero times without a bound is zero, which it is not for numbers of JavaScript. */
function repeated(totals: Totals, { min, max }: Occurrence): Totals {
  if (min === 1 && max === 1) return totals;
  const times = (a: number, b: number): number => (a === 0 || b === 0 ? 0 : a * b);
  const scale = (total: Total): Total => ({ ...total, min: times(total.min, min), max: times(total.max, max) });
  return new Map(Array.from(totals, ([key, total]) => [key, scale(total)]));
}
