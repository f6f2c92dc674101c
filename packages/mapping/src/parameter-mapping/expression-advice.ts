import { nearest } from '@veloway/vtl';
import { readExpression } from './expression-forms.js';
import type { MappingPlace } from './mapping-expression.js';

/** What stands before the name in each form. */
const PREFIXES: readonly string[] = [
  'method.request.path',
  'method.request.querystring',
  'method.request.multivaluequerystring',
  'method.request.header',
  'method.request.multivalueheader',
  'method.request.body',
  'integration.response.header',
  'integration.response.multivalueheader',
  'integration.response.body',
  'context',
  'stageVariables',
];
/** More of a text than this is not quoted, nor compared with what may be meant. */
const MAX_QUOTED = 80;

/** @returns what to write instead of a text that is no mapping expression */
export function adviceFor(text: string): string {
  const meant = [withoutDollar(text), nearestPrefix(text)].find(isExpression);
  if (meant !== undefined) return `Did you mean ${quoted(meant)}?`;
  const prefix = PREFIXES.find((known) => text === known || text.startsWith(`${known}.`));
  if (prefix === undefined) return `Write a static value in single quotes: ${quoted(`'${bare(text)}'`)}.`;
  if (text.length <= prefix.length + 1) return `Name what to read: \`${prefix}.name\`.`;
  return 'A name has letters, digits and the characters `.`, `_`, `$` and `-`. Rename the parameter.';
}

/** @returns what an expression may be that reads what there is not at its place */
export function placeAdvice(place: MappingPlace): string {
  const always = '`context.name`, `stageVariables.name` or a static value in single quotes';
  switch (place) {
    case 'request':
      return `An integration request is mapped from \`method.request.…\`, ${always}.`;
    case 'response':
      return `A method response is mapped from \`integration.response.…\`, ${always}.`;
    case 'gateway-response':
      return `A gateway response is mapped from the path, query string and headers in \`method.request.…\`, ${always}.`;
    default:
      return place satisfies never;
  }
}

function isExpression(text: string | undefined): text is string {
  return text !== undefined && readExpression(text) !== undefined;
}

/** `$context.stage` and `${stageVariables.url}`, as a template or a URI has them. */
function withoutDollar(text: string): string | undefined {
  return /^\$\{?(.*?)\}?$/s.exec(text)?.[1];
}

function nearestPrefix(text: string): string | undefined {
  const names = text.slice(0, MAX_QUOTED).split('.');
  for (const count of [3, 1]) {
    const start = names.slice(0, count).join('.');
    const near = nearest(
      start,
      PREFIXES.filter((prefix) => prefix.split('.').length === count),
    );
    if (near !== undefined) return near + text.slice(start.length);
  }
  return undefined;
}

function bare(text: string): string {
  return text.replace(/^["']|["']$/g, '');
}

function quoted(text: string): string {
  return text.length > MAX_QUOTED ? `\`${text.slice(0, MAX_QUOTED)}…\`` : `\`${text}\``;
}
