import { CATALOGUE_TREE, type CatalogueNode } from '@veloway/mapping';
import type { Reference } from '@veloway/vtl';
import { flowOf } from '../infer/flow.js';
import { nameOf } from '../infer/member-at.js';
import { unavailableBecause } from '../infer/unavailable.js';
import type { TemplateView } from '../template-view.js';
import type { Finding, Rule } from './rule.js';

export const contextNotHere: Rule = {
  code: 'context-not-here',
  summary: 'A variable of `$context` is empty in the template that names it.',
  severity: 'warning',
  documentation:
    'Some variables of `$context` exist for access logs, for gateway responses or for WebSocket APIs alone, and some have no value before the backend has answered. In any other template they are the empty text, without an error. The [reference](../reference.md) says where each has a value. Where the definition of the API does not say what a template is for, only what is empty in every template is reported.',
  examples: {
    good: [{ template: '$context.requestId $context.identity.sourceIp' }, { template: '$context.authorizer.status' }],
    bad: [{ template: '{"status": "$context.integrationStatus"}' }, { template: '$context.integration.latency' }],
  },
  check: (view) => {
    if (flowOf(view.tree).byName.has('context')) return [];
    return (view.symbols.byName.get('context') ?? []).flatMap(({ reference }) => findingOf(view, reference) ?? []);
  },
};

function findingOf(view: TemplateView, reference: Reference): Finding | undefined {
  let node = CATALOGUE_TREE.get('context');
  for (const part of reference.parts) {
    const name = part.kind === 'Method' ? undefined : nameOf(part);
    // What can have any name may have this one: an authorizer's `status`.
    if (node === undefined || node.any !== undefined || name === undefined) return undefined;
    node = node.members.get(name);
    const reason = node === undefined ? undefined : reasonFor(view, node);
    if (node === undefined || reason === undefined) continue;
    const message = `\`${node.path}\` has no value here. ${reason}`;
    return { start: reference.start, end: part.end, message };
  }
  return undefined;
}

function reasonFor(view: TemplateView, node: CatalogueNode): string | undefined {
  const reason = unavailableBecause(view, node);
  return reason !== undefined && isCertain(view, node) ? reason : undefined;
}

/** A template of which nothing is known may be a gateway response, or of a WebSocket API. */
function isCertain({ role }: TemplateView, { rows, members }: CatalogueNode): boolean {
  if (role.phase !== undefined && role.method !== undefined) return true;
  const inside = [...rows, ...[...members.values()].flatMap((member) => member.rows)];
  return inside.every(
    ({ availability, quirk }) => availability.gatewayResponse === 'no' && quirk?.includes('WebSocket') !== true,
  );
}
