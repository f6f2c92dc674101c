// `npm run grammars`: writes the TextMate grammars in grammars/ from the rules in grammars/src.
import { readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { JSON_DEFINITIONS, YAML_DEFINITIONS } from '../grammars/src/definitions.js';
import { VELOCITY_ESCAPED, VELOCITY_SINGLE_QUOTED } from '../grammars/src/quoted.js';
import { VELOCITY } from '../grammars/src/velocity.js';
import { VELOCITY_JSON } from '../grammars/src/velocity-json.js';
import { VELOCITY_TEMPLATE } from '../grammars/src/velocity-template.js';
import { VELOCITY_XML } from '../grammars/src/velocity-xml.js';

const folder = new URL('../grammars/', import.meta.url);

/** The grammars by the names of their files. */
export const GRAMMARS = {
  velocity: VELOCITY,
  'velocity-json': VELOCITY_JSON,
  'velocity-xml': VELOCITY_XML,
  'velocity-template': VELOCITY_TEMPLATE,
  'velocity-escaped': VELOCITY_ESCAPED,
  'velocity-single-quoted': VELOCITY_SINGLE_QUOTED,
  'velocity-in-yaml': YAML_DEFINITIONS,
  'velocity-in-json': JSON_DEFINITIONS,
};

/** @returns the names of the files that are not what their rules say */
export function outdatedGrammars() {
  return Object.keys(GRAMMARS).filter((name) => textOf(name) !== readFileSync(fileOf(name), 'utf8'));
}

function textOf(name) {
  return `${JSON.stringify(GRAMMARS[name], null, 1)}\n`;
}

function fileOf(name) {
  return new URL(`${name}.tmLanguage.json`, folder);
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  for (const name of Object.keys(GRAMMARS)) writeFileSync(fileOf(name), textOf(name));
}
