import { type Method, readDefinition } from '@veloway/api';

/** A method of an API, and where it stands in its definition. */
export interface PlacedMethod {
  /** `POST`. */
  readonly method: string;
  readonly path: string;
  /** The offset where it is declared. */
  readonly start: number;
}

/** What a definition of an API has somewhere: most files are none, and need not be read. */
const SIGNS = /x-amazon-apigateway|AWS::(?:ApiGateway|Serverless)|aws_api_gateway|^functions:|openapi|swagger/m;

/**
 * @param file the name of the definition
 * @returns the methods that the gateway serves and the definition declares itself, in its order
 */
export function methodsIn(text: string, file: string): readonly PlacedMethod[] {
  if (!SIGNS.test(text)) return [];
  const resources = readDefinition(text, file).apis.flatMap(({ api }) => api.resources);
  const found = resources.flatMap(({ path, methods }) =>
    Object.values(methods).flatMap((method) => placed(path, method, file)),
  );
  return found.toSorted((one, other) => one.start - other.start);
}

/** What a file that is included declares stands elsewhere. */
function placed(path: string, { httpMethod, location }: Method, file: string): readonly PlacedMethod[] {
  if (location === undefined || (location.file ?? file) !== file) return [];
  return [{ method: httpMethod === 'ANY' ? 'POST' : httpMethod, path, start: location.start }];
}

/** @returns whether a file has an API that can be served */
export function isDefinition(text: string, file: string): boolean {
  return SIGNS.test(text) && readDefinition(text, file).apis.length > 0;
}
