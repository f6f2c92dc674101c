/** The target of a request, taken apart. */
export interface Target {
  /** The path with the stage, as `$context.path` has it; of several slashes at its beginning, one is left. */
  readonly fullPath: string;
  /** The path below the stage, as a Lambda event has it. */
  readonly path: string;
  /** What follows the `?`, as it was sent. */
  readonly query: string;
}

/**
 * Takes the target of a request apart. Slashes are collapsed at the beginning and behind the stage only (recorded,
 * LocalStack snapshot test_lambda_aws_proxy_integration).
 *
 * @param basePath what stands before the path of a resource: `/dev`, or nothing
 * @returns undefined where the target has another base path
 */
export function targetOf(target: string, basePath: string): Target | undefined {
  const mark = target.indexOf('?');
  const whole = mark < 0 ? target : target.slice(0, mark);
  const fullPath = withOneSlash(whole);
  const query = mark < 0 ? '' : target.slice(mark + 1);
  if (basePath === '') return { fullPath, path: fullPath, query };
  if (!fullPath.startsWith(basePath)) return undefined;
  const rest = fullPath.slice(basePath.length);
  if (rest !== '' && !rest.startsWith('/')) return undefined;
  return { fullPath, path: withOneSlash(rest), query };
}

function withOneSlash(path: string): string {
  if (path.startsWith('/') && !path.startsWith('//')) return path;
  return `/${path.replace(/^\/+/, '')}`;
}
