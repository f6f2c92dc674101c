import type { CatalogueNode, CatalogueRow } from '@veloway/mapping';
import type { TemplateView } from '../template-view.js';

/**
 * @returns why what the catalogue has at a path is empty in a template, as a sentence; undefined where it has a value, or
 *   may have one
 */
export function unavailableBecause(view: TemplateView, node: CatalogueNode): string | undefined {
  const rows = rowsBelow(node);
  const [first, ...rest] = rows.map((row) => rowUnavailable(view, row));
  // A group is as empty as all that is in it.
  return first !== undefined && rest.every((reason) => reason !== undefined) ? first : undefined;
}

function rowsBelow({ rows, members, any }: CatalogueNode): readonly CatalogueRow[] {
  return [...rows, ...(any === undefined ? [] : [any]), ...[...members.values()].flatMap(rowsBelow)];
}

/** @returns why a row is empty in a template; undefined where it is not */
export function rowUnavailable({ role }: TemplateView, row: CatalogueRow): string | undefined {
  const { requestTemplate, responseTemplate, accessLog } = row.availability;
  if (accessLog === 'only') return 'It is for access logs alone, and empty in every template.';
  if (requestTemplate === 'no' && responseTemplate === 'no') return 'It is empty in every template.';
  if (!row.apiTypes.includes('REST') && !row.apiTypes.includes('WebSocket')) {
    return 'HTTP APIs alone have it, and they have no templates.';
  }
  // Who names a method and its path speaks of a REST API: routes of WebSocket APIs have neither.
  if (!row.apiTypes.includes('REST') && role.method !== undefined) {
    return 'WebSocket APIs alone have it, and this is a REST API.';
  }
  if (role.phase === 'request' && requestTemplate === 'no') {
    return 'It is empty in a request template: there is no response yet.';
  }
  if (role.phase === 'response' && responseTemplate === 'no') return 'It is empty in a response template.';
  return undefined;
}
