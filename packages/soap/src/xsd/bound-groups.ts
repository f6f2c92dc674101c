import { excerpt } from '../xml/excerpt.js';
import { localPart, type QName } from './qname.js';
import type { ModelGroup, Particle } from './schema.js';
import type { SchemaParts } from './schema-reading.js';
import type { Report } from './wsdl-problem.js';

/** How much a group may hold, with all groups that it refers to. */
const MOST_PARTICLES = 10_000;
const MOST_DEPTH = 200;

interface Extent {
  readonly size: number;
  readonly depth: number;
}

interface Bounding {
  readonly groups: ReadonlyMap<QName, ModelGroup>;
  readonly extents: Map<QName, Extent>;
  readonly open: Set<QName>;
  readonly refused: Map<QName, string>;
}

/**
 * Groups refer to groups, so that a short text can stand for a content without an end, or for one that doubles with
 * each group.
 *
 * @returns the groups, where those that are circular or too large are empty
 */
export function boundGroups({ groups, places }: SchemaParts, report: Report): ReadonlyMap<QName, ModelGroup> {
  const bounding: Bounding = { groups, extents: new Map(), open: new Set(), refused: new Map() };
  for (const name of groups.keys()) groupExtent(bounding, name, 0);
  const bounded = new Map(groups);
  for (const [name, reason] of bounding.refused) {
    const group = groups.get(name);
    const place = group && places.get(group);
    const code = reason.includes('itself') ? 'circular' : 'too-large';
    if (place) report(place, code, `The group ${excerpt(localPart(name))} ${reason}`);
    bounded.set(name, { kind: 'sequence', particles: [], min: 1, max: 1 });
  }
  return bounded;
}

const EMPTY: Extent = { size: 0, depth: 0 };

function groupExtent(bounding: Bounding, name: QName, outerDepth: number): Extent {
  const { groups, extents, open, refused } = bounding;
  const known = extents.get(name);
  const group = groups.get(name);
  if (known !== undefined || group === undefined) return known ?? EMPTY;
  if (open.has(name)) {
    refused.set(name, 'holds itself. Put an element in between.');
    return EMPTY;
  }
  open.add(name);
  const extent = particleExtent(bounding, group, outerDepth);
  open.delete(name);
  const isTooLarge = extent.size > MOST_PARTICLES || extent.depth > MOST_DEPTH;
  if (isTooLarge) refused.set(name, `holds more than ${MOST_PARTICLES} elements or ${MOST_DEPTH} levels. Split it.`);
  const kept = refused.has(name) ? EMPTY : extent;
  extents.set(name, kept);
  return kept;
}

function particleExtent(bounding: Bounding, particle: Particle, outerDepth: number): Extent {
  if (outerDepth > MOST_DEPTH) return { size: 1, depth: MOST_DEPTH };
  if (particle.kind === 'group') {
    const { size, depth } = groupExtent(bounding, particle.ref, outerDepth + 1);
    return { size, depth: depth + 1 };
  }
  if (particle.kind === 'element' || particle.kind === 'any') return { size: 1, depth: 1 };
  let extent: Extent = { size: 1, depth: 0 };
  for (const inner of particle.particles) {
    const { size, depth } = particleExtent(bounding, inner, outerDepth + 1);
    extent = { size: extent.size + size, depth: Math.max(extent.depth, depth) };
  }
  return { size: extent.size, depth: extent.depth + 1 };
}
