import { definitionKind, type OtherKind } from './definition-kind.js';
import type { Place } from './place.js';
import type { Reading } from './reading.js';

/** @returns the version of an OpenAPI document, or what it is instead */
export function openApiVersion(root: Place): Reading['version'] | OtherKind {
  const [swagger, openapi] = [root.get('swagger'), root.get('openapi')];
  if (swagger !== undefined && /^2(\.0)?$/.test(swagger.text)) return 'swagger-2.0';
  if (openapi !== undefined && /^3\.0(\.|$)/.test(openapi.text)) return 'openapi-3.0';
  const named = swagger ?? openapi;
  if (named !== undefined) return { range: named.range, message: otherVersion(named) };
  const found = definitionKind(root);
  if (!('kind' in found)) return found;
  return { range: found.range, message: `This file is ${found.what}, and no OpenAPI document: ${ADVICE}.` };
}

const ADVICE = 'begin one with `openapi: 3.0.1` or `swagger: "2.0"`';

/** Documented: API Gateway imports Swagger 2.0 and OpenAPI 3.0. */
function otherVersion({ name, text }: Place): string {
  const what = name === 'swagger' ? 'Swagger' : 'OpenAPI';
  return `API Gateway does not import ${what} ${text}: write \`openapi: 3.0.1\` or \`swagger: "2.0"\`.`;
}
