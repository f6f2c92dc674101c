import type { JsonObject } from '../json/json-value.js';
import type { PlannedElement, PlannedGroup, PlannedParticle } from './particle-plan.js';

/**
 * @returns what JSON Schema must say beside `required` for the choices of a content; nothing for those that it could
 *   only say by refusing messages that are right
 */
export function requiredChoices(particle: PlannedParticle): readonly JsonObject[] {
  if (particle.max !== 1) return repeatedChoice(particle);
  switch (particle.kind) {
    case 'any':
      return [];
    case 'element':
      return particle.min > 0 && particle.keys.length > 1 ? [presence(particle)] : [];
    case 'choice':
      return choiceOf(particle);
    default:
      return particle.min === 0 ? [] : particle.particles.flatMap(requiredChoices);
  }
}

function repeatedChoice(particle: PlannedParticle): readonly JsonObject[] {
  if (particle.kind === 'any' || particle.min === 0) return [];
  if (particle.kind === 'element') return particle.keys.length > 1 ? [presence(particle)] : [];
  if (particle.kind !== 'choice') return [];
  const branches = particle.particles.map(needed);
  const known = branches.filter((branch) => branch !== undefined);
  return known.length === branches.length && known.length > 1 ? [{ anyOf: known }] : [];
}

function choiceOf(choice: PlannedGroup): readonly JsonObject[] {
  const branches = choice.particles.map(needed);
  const known = branches.filter((branch) => branch !== undefined);
  if (known.length < branches.length || known.length < 2) return [];
  if (!areDisjoint(choice.particles)) return choice.min > 0 ? [{ anyOf: known }] : [];
  return [{ oneOf: choice.min > 0 ? known : [...known, { not: { anyOf: known } }] }];
}

function areDisjoint(particles: readonly PlannedParticle[]): boolean {
  const keys = particles.flatMap((particle) => [...new Set(keysOf(particle))]);
  return new Set(keys).size === keys.length;
}

function keysOf(particle: PlannedParticle): readonly string[] {
  if (particle.kind === 'any') return [];
  return particle.kind === 'element' ? particle.keys : particle.particles.flatMap(keysOf);
}

/** @returns what is true of each object that has the particle, or undefined where nothing need be */
function needed(particle: PlannedParticle): JsonObject | undefined {
  if (particle.min === 0 || particle.kind === 'any') return undefined;
  if (particle.kind === 'element') return presence(particle);
  const parts = particle.particles.map(needed);
  const known = parts.filter((part) => part !== undefined);
  if (particle.kind === 'choice')
    return known.length === parts.length && known.length > 0 ? { anyOf: known } : undefined;
  return known.length > 1 ? { allOf: known } : known[0];
}

function presence({ keys }: PlannedElement): JsonObject {
  const required = keys.map((key) => ({ required: [key] }));
  return required.length === 1 && required[0] ? required[0] : { anyOf: required };
}
