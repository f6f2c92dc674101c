import type { Template } from '@veloway/vtl';
import type { TemplateView } from '../template-view.js';
import { commentType } from './comment-type.js';
import { type Assignment, flowOf, regionsAround } from './flow.js';
import { staticType } from './infer.js';
import { LOOP_TYPE } from './loop-members.js';
import { elementType, rootType } from './member-type.js';
import { reaching } from './reaching.js';
import { assigned, certainly, EMPTY_TYPE, INTEGER, joinTypes, UNKNOWN_TYPE, type ValueType } from './value-type.js';

/** @returns what is known of a variable at a place without looking at samples */
export function variableType(view: TemplateView, name: string, place: number): ValueType {
  const flow = flowOf(view.tree);
  const { assignments, complete, always } = reaching(flow, name, place);
  if (assignments.length === 0 && complete) return unsetType(view, name, place);
  const known = assignmentTypes(view);
  const types = assignments.map((assignment) => known.get(assignment) ?? UNKNOWN_TYPE);
  const joined = joinTypes(always || !complete ? types : [...types, unsetType(view, name, place)]);
  return complete ? joined : { ...joined, certain: false };
}

function unsetType(view: TemplateView, name: string, place: number): ValueType {
  const known = rootType(name) ?? commentType(view.tree, name);
  if (known !== undefined) return known;
  const inLoop = [...regionsAround(flowOf(view.tree), place)].some(({ kind }) => kind === 'loop');
  if (name === 'foreach') return inLoop ? LOOP_TYPE : EMPTY_TYPE;
  if (name === 'velocityCount') return inLoop ? certainly(INTEGER, 'loop') : EMPTY_TYPE;
  return name === 'velocityHasNext' ? UNKNOWN_TYPE : EMPTY_TYPE;
}

interface Known {
  readonly schema: unknown;
  readonly types: ReadonlyMap<Assignment, ValueType>;
}

const TYPES = new WeakMap<Template, Known>();

/**
 * The types of all assignments, made at once in the order of the text: each needs those before it alone, since what
 * comes round in a loop is not relied on.
 */
function assignmentTypes(view: TemplateView): ReadonlyMap<Assignment, ValueType> {
  const schema = view.role.payloadSchema;
  const known = TYPES.get(view.tree);
  if (known !== undefined && known.schema === schema) return known.types;
  const types = new Map<Assignment, ValueType>();
  TYPES.set(view.tree, { schema, types });
  for (const assignment of flowOf(view.tree).assignments) types.set(assignment, assignedType(view, assignment));
  return types;
}

function assignedType(view: TemplateView, { node, by }: Assignment): ValueType {
  if (by === 'define') return UNKNOWN_TYPE;
  if (node.kind === 'SetDirective') return assigned(staticType(view, node.value));
  const list = node.args[2];
  if (list === undefined) return UNKNOWN_TYPE;
  return elementType(staticType(view, list));
}
