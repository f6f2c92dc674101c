import { inlineEvent, type ProxyEvent } from '@veloway/mapping';
import { parseDocument } from 'yaml';
import type { NamedFile } from '../files.js';
import type { Sample } from '../template-view.js';

/** What a test file holds of sample requests. */
export interface TestFileSamples {
  readonly samples: readonly Sample[];
  /** Those that stand in files of their own, with their paths from the folder of the test file. */
  readonly files: readonly { readonly name: string; readonly path: string }[];
  /** A sentence for each thing that cannot be read. */
  readonly problems: readonly string[];
}

const EXTENSIONS = ['yaml', 'yml', 'json'] as const;

/** @returns the names of the test files that belong to a template: `orders.vtltest.yaml`, `orders.vtl.vtltest.yaml` */
export function testFilesOf(template: string): readonly string[] {
  const stems = [template, template.replace(/\.[^./]+$/, '')];
  return stems.flatMap((stem) => EXTENSIONS.map((extension) => `${stem}.vtltest.${extension}`));
}

/** How many values the aliases of a file may expand to, as `yaml` counts them. */
const MAX_ALIASES = 1000;

/**
 * @param template the name of the template's file
 * @returns the requests of the cases in a test file, where it is for that template; `veloway test` tells more of it
 */
export function testFileSamples({ name, text }: NamedFile, template: string): TestFileSamples {
  const data = dataOf(text);
  if (data === undefined) return { samples: [], files: [], problems: [`${name} cannot be read as YAML.`] };
  // A test file may well be for a template in a definition.
  if (!isObject(data) || !isNamed(data.template, template) || !Array.isArray(data.cases)) return NOTHING;
  const cases = data.cases.filter(isRequest);
  return {
    samples: cases.flatMap(({ name: title, event }) =>
      typeof event === 'string' ? [] : [{ name: title, event: inlineEvent(event) }],
    ),
    files: cases.flatMap(({ name: title, event }) => (typeof event === 'string' ? [{ name: title, path: event }] : [])),
    problems: [],
  };
}

const NOTHING: TestFileSamples = { samples: [], files: [], problems: [] };

function isNamed(path: unknown, template: string): boolean {
  return typeof path === 'string' && path.slice(path.lastIndexOf('/') + 1) === template;
}

function dataOf(text: string): unknown {
  try {
    const document = parseDocument(text, { prettyErrors: false, merge: true, intAsBigInt: true });
    return document.errors.length > 0 ? undefined : document.toJS({ maxAliasCount: MAX_ALIASES });
  } catch {
    // What nests too deep, or repeats too much, has no data.
    return undefined;
  }
}

/** A case that ends in an error is no request as the template wants it. */
function isRequest(declared: unknown): declared is { readonly name: string; readonly event: ProxyEvent | string } {
  if (!isObject(declared) || typeof declared.name !== 'string' || declared.error !== undefined) return false;
  return typeof declared.event === 'string' || isObject(declared.event);
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
