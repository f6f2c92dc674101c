/** Documented: what the framework calls the resources that it makes. */
const REST_API_ID = 'ApiGatewayRestApi';

export { REST_API_ID };

export function functionId(key: string): string {
  return `${normalized(key)}LambdaFunction`;
}

export function authorizerId(name: string): string {
  return `${normalized(name)}ApiGatewayAuthorizer`;
}

/** @param path `/orders/{id}` */
export function resourceId(path: string): string {
  return `ApiGatewayResource${normalizedPath(path)}`;
}

/** A model of a service, which methods call by its key. */
export function serviceModelId(key: string): string {
  return `ApiGateway${normalized(key)}Model`;
}

/** A model that a method has to itself. */
export function methodModelId(path: string, httpMethod: string, contentType: string): string {
  const words = contentType.split(/[^0-9A-Za-z]+/).map(upperFirst);
  return `ApiGatewayMethod${normalizedPath(path)}${upperFirst(httpMethod.toLowerCase())}${words.join('')}Model`;
}

function normalized(key: string): string {
  return upperFirst(key.replaceAll('-', 'Dash').replaceAll('_', 'Underscore'));
}

function normalizedPath(path: string): string {
  return path.split('/').map(normalizedPart).join('');
}

function normalizedPart(part: string): string {
  const words = upperFirst(part.toLowerCase())
    .replaceAll('-', 'Dash')
    .replace(/\{(.*)\}/g, '$1Var');
  return upperFirst(words.replace(/[^0-9A-Za-z]/g, ''));
}

function upperFirst(text: string): string {
  return text.slice(0, 1).toUpperCase() + text.slice(1);
}
