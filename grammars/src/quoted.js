import { VELOCITY } from './velocity.js';
import { VELOCITY_JSON } from './velocity-json.js';

/**
 * Velocity within a quoted string of another language, where the quotes of the template are spelt otherwise, and where
 * nothing reaches beyond the string: each rule of {@link VELOCITY} ends at the quote that ends it.
 */

/** In a string of JSON, or between double quotes in YAML, `\"` is a quote. */
export const VELOCITY_ESCAPED = {
  ...quoted('source.velocity.escaped', VELOCITY.repository, '(?=")', { 'string-double': ['\\\\"', '\\\\"'] }),
  name: 'Velocity in a JSON string',
  patterns: [
    { include: '#interpolation' },
    { name: 'constant.character.escape.json', match: '\\\\(?:["\\\\/bfnrt]|u[0-9A-Fa-f]{4})' },
  ],
};

/** Between single quotes in YAML, `''` is one, and the format that the template writes is mostly JSON. */
export const VELOCITY_SINGLE_QUOTED = {
  ...quoted(
    'source.velocity.single-quoted',
    { ...VELOCITY.repository, ...withoutVelocity(VELOCITY_JSON.repository) },
    "(?='(?!'))",
    { 'string-single': ["''", "''"] },
  ),
  name: 'Velocity in a single-quoted YAML string',
  patterns: [{ include: '#velocity' }, { include: '#json' }],
};

/** Includes of the grammar of Velocity become those of the rules beside them. */
function withoutVelocity(repository) {
  return JSON.parse(JSON.stringify(repository).replaceAll('source.velocity#', '#'));
}

function quoted(scopeName, repository, hostEnd, strings) {
  const rules = Object.entries(repository).map(([name, rule]) => [name, ending(rule, hostEnd)]);
  const named = Object.fromEntries(rules);
  for (const [name, [begin, close]] of Object.entries(strings)) {
    const { patterns } = named[name];
    const inner = patterns.filter((pattern) => pattern.name !== 'constant.character.escape.velocity');
    named[name] = { ...named[name], begin, end: `${close}|${hostEnd}`, patterns: inner };
  }
  return { scopeName, repository: named };
}

function ending(rule, hostEnd) {
  const inner = rule.patterns?.map((pattern) => ending(pattern, hostEnd));
  return {
    ...rule,
    ...(rule.end === undefined ? {} : { end: `${rule.end}|${hostEnd}` }),
    ...(inner === undefined ? {} : { patterns: inner }),
  };
}
