import { type ParseError, parse, printParseErrorCode } from 'jsonc-parser';
import { SEVERITIES, type Severity } from './rules/rule.js';

/** What `veloway.json` says: how grave each rule's findings are, where that is not the rule's own idea. */
export interface Configuration {
  readonly rules: Readonly<Record<string, Severity>>;
}

/** What holds where there is no `veloway.json`. */
export const DEFAULT_CONFIGURATION: Configuration = { rules: {} };

/** Something wrong with a `veloway.json`, as a sentence; the rest of the file counts nevertheless. */
export interface ConfigurationProblem {
  /** In UTF-16 units of the file. */
  readonly offset: number;
  readonly message: string;
}

export interface ReadConfiguration {
  readonly configuration: Configuration;
  readonly problems: readonly ConfigurationProblem[];
}

const KEYS = ['$schema', 'rules'];

/**
 * Reads a `veloway.json`, in which comments and trailing commas may stand.
 *
 * @param codes the codes of all rules, to tell those that there are not
 */
export function readConfiguration(text: string, codes: readonly string[]): ReadConfiguration {
  const errors: ParseError[] = [];
  const value: unknown = parse(text, errors, { allowTrailingComma: true });
  const problems = errors.map(({ error, offset }) => ({ offset, message: `${printParseErrorCode(error)}.` }));
  if (!isObject(value)) {
    const message = 'A veloway.json is an object: `{ "rules": { "unused-variable": "off" } }`.';
    return {
      configuration: DEFAULT_CONFIGURATION,
      problems: problems.length > 0 ? problems : [{ offset: 0, message }],
    };
  }
  const at = (key: string): number => Math.max(0, text.indexOf(JSON.stringify(key)));
  const unknown = Object.keys(value).filter((key) => !KEYS.includes(key));
  const { rules, wrong } = readRules(value.rules, codes);
  return {
    configuration: { rules },
    problems: [
      ...problems,
      ...unknown.map((key) => ({ offset: at(key), message: `veloway.json knows no \`${key}\`: it has \`rules\`.` })),
      ...wrong.map(({ code, message }) => ({ offset: at(code), message })),
    ],
  };
}

function readRules(value: unknown, codes: readonly string[]) {
  const rules: Record<string, Severity> = {};
  const wrong: { code: string; message: string }[] = [];
  if (value !== undefined && !isObject(value)) {
    wrong.push({ code: 'rules', message: '`rules` is an object of codes and severities.' });
  }
  for (const [code, severity] of Object.entries(isObject(value) ? value : {})) {
    const known = SEVERITIES.find((one) => one === severity);
    if (!codes.includes(code)) wrong.push({ code, message: `There is no rule \`${code}\`.` });
    else if (known === undefined) wrong.push({ code, message: badSeverity(code, severity) });
    else rules[code] = known;
  }
  return { rules, wrong };
}

function badSeverity(code: string, severity: unknown): string {
  const choices = SEVERITIES.map((one) => `"${one}"`).join(', ');
  return `\`${code}\` cannot be ${JSON.stringify(severity)}: it is one of ${choices}.`;
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
