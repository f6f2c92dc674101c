import { partitionPoint } from '../partition-point.js';
import { type Assignment, type Flow, isIn, regionsAround } from './flow.js';

/** The assignments that can have given a variable the value that it has at a place. */
export interface Reaching {
  /** The last in the text first. */
  readonly assignments: readonly Assignment[];
  /** Whether no other can have, a variable that is not set aside. */
  readonly complete: boolean;
  /** Whether the last of them is always made before the place is reached. */
  readonly always: boolean;
}

/** Of a variable that is set in more places, nothing is said. */
const MOST_ASSIGNMENTS = 40;

/** @returns which assignments a place can see, by where they stand and what decides whether they run */
export function reaching(flow: Flow, name: string, place: number): Reaching {
  const all = flow.byName.get(name);
  if (all === undefined) return NOTHING;
  const found: Assignment[] = [];
  let always = false;
  for (let index = lastBefore(all, place); index >= 0 && !always; index--) {
    const assignment = all[index];
    if (assignment === undefined || isOver(assignment, place)) continue;
    if (found.length === MOST_ASSIGNMENTS) return { assignments: found, complete: false, always };
    found.push(assignment);
    always = isIn(assignment.region, place);
  }
  const complete = !flow.deferred.has(name) && !comesRound(flow, all, place, always ? found.at(-1) : undefined);
  return { assignments: found, complete, always };
}

const NOTHING: Reaching = { assignments: [], complete: true, always: false };

function lastBefore(all: readonly Assignment[], place: number): number {
  return partitionPoint(all.length, (index) => (all[index]?.from ?? 0) <= place) - 1;
}

/** A loop's variable ends with the loop. */
function isOver({ by, region }: Assignment, place: number): boolean {
  return by === 'foreach' && !isIn(region, place);
}

/** @returns whether an assignment behind the place can come before it nevertheless: in an earlier round of a loop */
function comesRound(flow: Flow, all: readonly Assignment[], place: number, certain: Assignment | undefined): boolean {
  for (const region of regionsAround(flow, place)) {
    if (certain !== undefined && isIn(region, certain.from)) return false;
    if (region.kind === 'deferred') return true;
    if (region.kind === 'loop' && all.some(({ from }) => from > place && isIn(region, from))) return true;
  }
  return false;
}
