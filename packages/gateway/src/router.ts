import type { HttpMethod, Method, Resource } from '@veloway/api';

/** What a request's path and method lead to. */
export interface Route {
  readonly resource: Resource;
  readonly method: Method;
  /** The variables of the path, as the client spelt them: nothing is decoded, as recorded of Lambda events. */
  readonly pathParameters: ReadonlyMap<string, string>;
}

/** Finds the method that answers a request. */
export type Router = (method: string, path: string) => Route | undefined;

interface Node {
  readonly children: Map<string, Node>;
  variable: { readonly name: string; readonly node: Node } | undefined;
  greedy: { readonly name: string; readonly resource: Resource } | undefined;
  resource: Resource | undefined;
}

/**
 * Makes the router of an API. At each part of the path a fixed part is preferred to a variable, and a variable to a
 * greedy one; a resource that lacks the method is passed over, so that `OPTIONS /test` reaches `/{proxy+}` where `/test`
 * has only `POST` (recorded, LocalStack tests test_proxy_routing_with_hardcoded_resource_sibling and
 * test_routing_with_hardcoded_resource_sibling_order).
 */
export function routerOf(resources: readonly Resource[]): Router {
  const root = node();
  for (const resource of resources) insert(root, resource);
  return (method, path) => {
    const variables: [string, string][] = [];
    const found = search(root, partsOf(path), 0, method, variables);
    if (found === undefined) return undefined;
    // Named one by one: what V8 makes of a spread has a hidden class of its own, which outlives the request.
    const { resource, method: own } = found;
    return { resource, method: own, pathParameters: new Map(variables) };
  };
}

function node(): Node {
  return { children: new Map(), variable: undefined, greedy: undefined, resource: undefined };
}

function insert(root: Node, resource: Resource): void {
  let at = root;
  for (const part of partsOf(resource.path)) {
    const [, name, plus] = /^\{([^{}]*?)(\+?)\}$/.exec(part) ?? [];
    if (name !== undefined && plus === '+') {
      at.greedy = { name, resource };
      return;
    }
    at = name === undefined ? fixedChild(at, part) : variableChild(at, name);
  }
  at.resource = resource;
}

function fixedChild(parent: Node, part: string): Node {
  const known = parent.children.get(part);
  if (known !== undefined) return known;
  const child = node();
  parent.children.set(part, child);
  return child;
}

function variableChild(parent: Node, name: string): Node {
  parent.variable ??= { name, node: node() };
  return parent.variable.node;
}

/** A slash at the end counts for nothing (recorded, LocalStack snapshot test_lambda_aws_proxy_integration). */
function partsOf(path: string): readonly string[] {
  const end = path.endsWith('/') ? -1 : undefined;
  const inner = path.slice(1, end);
  return inner === '' ? [] : inner.split('/');
}

type Found = Pick<Route, 'resource' | 'method'>;

function search(
  at: Node,
  parts: readonly string[],
  index: number,
  method: string,
  variables: [string, string][],
): Found | undefined {
  const part = parts[index];
  if (part === undefined) return methodOf(at.resource, method);
  const fixed = at.children.get(part);
  const found = fixed === undefined ? undefined : search(fixed, parts, index + 1, method, variables);
  if (found !== undefined) return found;
  if (at.variable !== undefined && part !== '') {
    variables.push([at.variable.name, part]);
    const below = search(at.variable.node, parts, index + 1, method, variables);
    if (below !== undefined) return below;
    variables.pop();
  }
  const greedy = methodOf(at.greedy?.resource, method);
  if (greedy !== undefined && at.greedy !== undefined) variables.push([at.greedy.name, parts.slice(index).join('/')]);
  return greedy;
}

/** A method of its own is preferred to `ANY`. */
function methodOf(resource: Resource | undefined, name: string): Found | undefined {
  if (resource === undefined) return undefined;
  const own = Object.hasOwn(resource.methods, name) ? resource.methods[name as HttpMethod] : undefined;
  const method = own ?? (ANY_MEANS.has(name) ? resource.methods.ANY : undefined);
  return method === undefined ? undefined : { resource, method };
}

/** Documented: the methods that `ANY` stands for. */
const ANY_MEANS: ReadonlySet<string> = new Set(['DELETE', 'GET', 'HEAD', 'OPTIONS', 'PATCH', 'POST', 'PUT']);

/** @returns the variables of one resource's path in a path; none where the path is no path of the resource */
export function parametersOfPath(resourcePath: string, path: string): ReadonlyMap<string, string> {
  const names: string[] = [];
  const pattern = resourcePath
    .split(/(\{[^{}]*\})/)
    .map((part) => {
      const [, name, plus] = /^\{(.*?)(\+?)\}$/.exec(part) ?? [];
      if (name === undefined) return part.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
      names.push(name);
      return plus === '+' ? '(.+)' : '([^/]+)';
    })
    .join('');
  const values = new RegExp(`^${pattern}/?$`).exec(path)?.slice(1) ?? [];
  return new Map(values.map((value, index) => [names[index] ?? '', value]));
}
