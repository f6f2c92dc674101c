import { existsSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import {
  type Configuration,
  DEFAULT_CONFIGURATION,
  RULES,
  readConfiguration,
  SEVERITIES,
} from '@veloway/language-server';
import { nearest, positionAt } from '@veloway/vtl';
import { readText } from '../read-file.js';
import { shownPath } from '../suite/shown-path.js';
import { UsageError } from '../usage-error.js';

const CODES = RULES.map(({ code }) => code);

/**
 * @param rules of `--rule`: `CODE=SEVERITY`, which win over files
 * @returns a function that finds what holds for a file: the `veloway.json` that is nearest in its folder or above
 * @throws UsageError where a rule or a severity is not known; the function, where a `veloway.json` is wrong
 */
export function configurations(rules: readonly string[]): (file: string) => Configuration {
  const own = Object.fromEntries(rules.map(ruleOption));
  const known = new Map<string, Configuration>();
  const inFolder = (folder: string): Configuration => {
    const found = known.get(folder) ?? readIn(folder, inFolder);
    known.set(folder, found);
    return found;
  };
  return (file) => ({ rules: { ...inFolder(file === '-' ? process.cwd() : dirname(resolve(file))).rules, ...own } });
}

function readIn(folder: string, inFolder: (folder: string) => Configuration): Configuration {
  const file = join(folder, 'veloway.json');
  if (existsSync(file)) return configurationIn(file);
  const parent = dirname(folder);
  return parent === folder ? DEFAULT_CONFIGURATION : inFolder(parent);
}

function configurationIn(path: string): Configuration {
  const file = shownPath(path);
  const text = readText(file, 'the configuration');
  const { configuration, problems } = readConfiguration(text, CODES);
  if (problems.length === 0) return configuration;
  const lines = problems.map(({ offset, message }) => {
    const { line, column } = positionAt(text, offset);
    return `${file}:${line}:${column}: ${message}`;
  });
  throw new UsageError(lines.join('\n'));
}

function ruleOption(value: string): readonly [string, (typeof SEVERITIES)[number]] {
  const [code = '', severity = ''] = value.split('=');
  const known = SEVERITIES.find((one) => one === severity);
  if (!CODES.includes(code)) {
    const near = nearest(code, CODES);
    throw new UsageError(`There is no rule \`${code}\`${near === undefined ? '.' : `. Did you mean \`${near}\`?`}`);
  }
  if (known === undefined)
    throw new UsageError(`\`--rule ${value}\` should be CODE=SEVERITY, one of ${SEVERITIES.join(', ')}.`);
  return [code, known];
}
