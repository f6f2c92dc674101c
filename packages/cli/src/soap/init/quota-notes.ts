import { MAX_TEMPLATE_BYTES } from '@veloway/mapping';

/** Quotas of API Gateway that a large service meets; https://docs.aws.amazon.com/apigateway/latest/developerguide/limits.html */
const MOST_RESOURCES = 300;
const MOST_DEFINITION_BYTES = 6 * 1024 * 1024;

export interface QuotaMeasures {
  /** The definition as it is written. */
  readonly openapi: string;
  readonly paths: readonly string[];
  /** The request template of each method, by its name. */
  readonly templates: ReadonlyMap<string, string>;
}

/** @returns a sentence about each quota of API Gateway that an API is beyond, and what to do */
export function quotaNotes({ openapi, paths, templates }: QuotaMeasures): readonly string[] {
  const notes: string[] = [];
  const bytes = Buffer.byteLength(openapi);
  if (bytes > MOST_DEFINITION_BYTES) {
    notes.push(
      `openapi.yaml has ${megabytes(bytes)}, and API Gateway imports ${megabytes(MOST_DEFINITION_BYTES)}. ${FEWER}`,
    );
  }
  const resources = resourcesOf(paths);
  if (resources > MOST_RESOURCES) {
    const more = `The API has ${resources} resources, and an API may have ${MOST_RESOURCES} unless AWS raises the quota.`;
    notes.push(`${more} ${FEWER}`);
  }
  for (const [name, template] of templates) {
    const size = Buffer.byteLength(template);
    if (size <= MAX_TEMPLATE_BYTES) continue;
    notes.push(`${name}: Its template has ${size} bytes, and API Gateway accepts ${MAX_TEMPLATE_BYTES}. Shorten it.`);
  }
  return notes;
}

const FEWER = 'Choose the operations that are needed with `--operation`.';

function megabytes(bytes: number): string {
  return `${(bytes / 1024 / 1024).toFixed(1)} MB`;
}

/** Each part of a path is a resource, with the root. */
function resourcesOf(paths: readonly string[]): number {
  const resources = new Set(['/']);
  for (const path of paths) {
    const parts = path.split('/').slice(1);
    for (const index of parts.keys()) resources.add(`/${parts.slice(0, index + 1).join('/')}`);
  }
  return resources.size;
}
