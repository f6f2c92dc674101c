import type { Integration, RestApi } from '@veloway/api';
import type { colors } from '../report/colors.js';

type Colors = ReturnType<typeof colors>;

/** @returns the methods of an API with what is behind each, a line each */
export function routesText({ resources }: RestApi, color: Colors): string {
  const rows = resources.flatMap(({ path, methods }) =>
    Object.values(methods).map(({ httpMethod, integration }) => ({ httpMethod, path, integration })),
  );
  const width = Math.max(0, ...rows.map(({ path }) => path.length));
  return rows
    .map(
      ({ httpMethod, path, integration }) =>
        `  ${color.cyan(httpMethod.padEnd(7))} ${path.padEnd(width)}  ${color.dim(backText(integration))}`,
    )
    .join('\n');
}

function backText(integration: Integration | undefined): string {
  if (integration === undefined) return 'no integration';
  const { type, uri } = integration;
  if (type === 'MOCK' || uri === undefined) return type;
  const name = /:function:(.+?)\/(?:response-streaming-)?invocations$/.exec(uri)?.[1];
  return `${type} ${name ?? uri.replace(/^arn:aws[\w-]*:apigateway:[\w-]*:/, '')}`;
}
