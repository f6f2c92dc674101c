import { nearest } from '@veloway/vtl';

/** Where something is wrong with data, and what. */
export interface ShapeFault {
  /** The members and indices that lead to it. */
  readonly path: readonly string[];
  readonly message: string;
}

/** The maps that a template can write to, and those of their members that are maps themselves. */
const MAPS: Readonly<Record<string, readonly string[]>> = {
  requestOverride: ['path', 'querystring', 'header'],
  responseOverride: ['header'],
};

/** @returns what keeps data from being the override maps of a render, or undefined where nothing does */
export function overridesFault(data: unknown): ShapeFault | undefined {
  if (!isObject(data)) return notAnObject([], 'the overrides');
  for (const [name, map] of Object.entries(data)) {
    const members = Object.hasOwn(MAPS, name) ? MAPS[name] : undefined;
    const fault = members === undefined ? unknownMap(name) : mapFault(name, map, members);
    if (fault !== undefined) return fault;
  }
  return undefined;
}

function mapFault(name: string, map: unknown, members: readonly string[]): ShapeFault | undefined {
  if (!isObject(map)) return notAnObject([name], `\`${name}\``);
  for (const [member, value] of Object.entries(map)) {
    if (members.includes(member)) {
      if (!isObject(value)) return notAnObject([name, member], `\`${name}.${member}\``);
    } else if (name === 'requestOverride') return unknownMember(name, member, members);
  }
  return undefined;
}

function unknownMap(name: string): ShapeFault {
  const message = `\`${name}\` is no override map${didYouMean(name, Object.keys(MAPS))}`;
  return { path: [name], message };
}

function unknownMember(map: string, name: string, members: readonly string[]): ShapeFault {
  return { path: [map, name], message: `\`${name}\` is no member of \`${map}\`${didYouMean(name, members)}` };
}

function didYouMean(name: string, names: readonly string[]): string {
  const near = nearest(name, names);
  if (near !== undefined) return `. Did you mean \`${near}\`?`;
  return `: choose ${names.map((known) => `\`${known}\``).join(' or ')}.`;
}

function notAnObject(path: readonly string[], what: string): ShapeFault {
  const example = '{"requestOverride": {"header": {"X-Name": "value"}}, "responseOverride": {"status": 404}}';
  return { path, message: `${what.replace(/^t/, 'T')} should be an object, as in \`${example}\`.` };
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
