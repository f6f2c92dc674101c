import type { Step } from '@veloway/vtl';

/** A member's name or index, as they lead from a value to one of its parts. */
type Member = string | number;

/** What a JSONPath must be made of, so that a longer one names a part of what it finds. */
const DEFINITE_PATH = /^\$(?:\.[\w-]+|\[\d+\]|\[(?:'[^'\\]*'|"[^"\\]*")\])*$/;

const PATH_CALL = /^\$input\.path\(\s*(?:'([^']*)'|"([^"]*)")\s*\)$/;

/**
 * @param steps of a recording
 * @param step one that gets a value from outside of the template
 * @param members the way from that value to one of its parts
 * @returns how a template would name the part: `$input.path('$.items[2].price')`
 */
export function expressionOf(steps: readonly Step[], step: Step, members: readonly Member[]): string {
  const call = callText(steps, step);
  const path = PATH_CALL.exec(call);
  const found = path?.[1] ?? path?.[2];
  if (found === undefined || !DEFINITE_PATH.test(found)) return `${call}${members.map(velocityPart).join('')}`;
  return `$input.path(${quoted(`${found}${members.map(jsonPathPart).join('')}`)})`;
}

/** The step's text as the template has it, with the value of an argument that is computed in its place. */
function callText(steps: readonly Step[], { site, from }: Step): string {
  const text = site.source.text
    .slice(site.start, site.end)
    .replace(/^[^$]*\$!?\{?/, '$')
    .replace(/\}$/, '');
  const [argument, ...others] = from.slice(1);
  if (site.kind !== 'method' || argument === undefined || argument < 0 || others.length > 0) return text;
  const value = steps[argument]?.value;
  return typeof value === 'string' ? `${text.slice(0, text.indexOf('('))}(${quoted(value)})` : text;
}

/** A text between the quotes that it does not hold. */
function quoted(text: string): string {
  return text.includes("'") ? `"${text.replaceAll('"', '""')}"` : `'${text}'`;
}

function jsonPathPart(member: Member): string {
  if (typeof member === 'number') return `[${member}]`;
  return /^[\w-]+$/.test(member) ? `.${member}` : `[${JSON.stringify(member)}]`;
}

function velocityPart(member: Member): string {
  if (typeof member === 'number') return `[${member}]`;
  return /^[A-Za-z][\w-]*$/.test(member) ? `.${member}` : `[${quoted(member)}]`;
}
