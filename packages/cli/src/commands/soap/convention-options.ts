import type { ConventionName, JsonOptions, JsonType } from '@veloway/soap';
import { UsageError } from '../../usage-error.js';

/** The options of the command line that say how XML is JSON by a convention. */
export interface ConventionOptions {
  readonly convention?: ConventionName;
  readonly namespaces?: 'keep' | 'strip';
  readonly namespace?: readonly string[];
  readonly array?: readonly string[];
  readonly number?: readonly string[];
  readonly boolean?: readonly string[];
  readonly string?: readonly string[];
  readonly inferTypes?: boolean;
  readonly nil?: boolean;
  readonly xsiType?: boolean;
  readonly commentKey?: string;
  readonly cdataKey?: string;
  readonly textKey?: string;
  readonly attributePrefix?: string;
  readonly root?: string;
  readonly declaration?: boolean;
}

/**
 * @returns the options as the library has them
 * @throws UsageError where they contradict each other
 */
export function jsonOptions(options: ConventionOptions): JsonOptions {
  return {
    ...plainOptions(options),
    namespaces: namespacesOf(options),
    alwaysArray: options.array ?? [],
    types: typesOf(options),
  };
}

function plainOptions(options: ConventionOptions): JsonOptions {
  const { convention, commentKey, cdataKey, textKey, attributePrefix, root } = options;
  const { inferTypes = false, nil = true, xsiType = true } = options;
  return {
    inferTypes,
    nil,
    xsiType,
    ...(convention === undefined ? {} : { convention }),
    ...(commentKey === undefined ? {} : { commentKey }),
    ...(cdataKey === undefined ? {} : { cdataKey }),
    ...(textKey === undefined ? {} : { textKey }),
    ...(attributePrefix === undefined ? {} : { attributePrefix }),
    ...(root === undefined ? {} : { rootName: root }),
  };
}

function namespacesOf({ namespaces, namespace }: ConventionOptions): NonNullable<JsonOptions['namespaces']> {
  if (namespace === undefined) return namespaces ?? 'keep';
  if (namespaces === undefined) return Object.fromEntries(namespace.map(uriAndPrefix));
  throw new UsageError(
    `\`--namespace\` gives prefixes to namespaces, and \`--namespaces ${namespaces}\` to all or none: leave one out.`,
  );
}

function uriAndPrefix(value: string): readonly [string, string] {
  const at = value.indexOf('=');
  if (at >= 0 && at < value.length - 1) return [value.slice(at + 1), value.slice(0, at)];
  throw new UsageError(
    `\`--namespace ${value}\` should be \`--namespace prefix=uri\`, or \`--namespace =uri\` for no prefix.`,
  );
}

function typesOf({ number = [], boolean = [], string = [] }: ConventionOptions): Readonly<Record<string, JsonType>> {
  const entries = [
    ...number.map((path) => [path, 'number'] as const),
    ...boolean.map((path) => [path, 'boolean'] as const),
    ...string.map((path) => [path, 'string'] as const),
  ];
  for (const [path, type] of entries) {
    const other = entries.find(([known, otherType]) => known === path && otherType !== type);
    if (other === undefined) continue;
    throw new UsageError(`\`${path}\` is both \`--${type}\` and \`--${other[1]}\`: leave one of them out.`);
  }
  return Object.fromEntries(entries);
}

/** The options that have no meaning where a schema says how a message is JSON. */
const BY_CONVENTION: readonly (keyof ConventionOptions)[] = [
  'convention',
  'namespaces',
  'namespace',
  'array',
  'number',
  'boolean',
  'string',
  'inferTypes',
  'nil',
  'xsiType',
  'commentKey',
  'cdataKey',
  'textKey',
  'attributePrefix',
  'root',
];

/** @throws UsageError where a convention is chosen beside a WSDL */
export function checkNoConvention(options: ConventionOptions): void {
  const given = BY_CONVENTION.find((key) => isGiven(options, key));
  if (given === undefined) return;
  const name = given.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);
  const option = options[given] === false ? `--no-${name}` : `--${name}`;
  throw new UsageError(`With \`--wsdl\` the schema says how a message is JSON: leave \`${option}\` out.`);
}

/** What `--no-…` turns off is true where it is left out. */
function isGiven(options: ConventionOptions, key: keyof ConventionOptions): boolean {
  return key === 'nil' || key === 'xsiType' ? options[key] === false : options[key] !== undefined;
}
