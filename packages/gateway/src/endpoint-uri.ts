import { configurationError } from './gateway-error.js';
import type { IntegrationRequest } from './integration-request.js';

/** What a request adds to the query of an endpoint, in order. */
export type QueryParameters = readonly (readonly [name: string, value: string])[];

/**
 * @returns a URI or an ARN with the stage's variables; one that is not set is nothing, and what is no variable stays as
 *   it is (recorded, LocalStack snapshot test_import_with_stage_variables)
 */
export function withStageVariables(uri: string, variables: Readonly<Record<string, string>>): string {
  return uri.replace(/\$\{stageVariables\.(\w+)\}/g, (_, name: string) =>
    Object.hasOwn(variables, name) ? (variables[name] ?? '') : '',
  );
}

/**
 * Escapes of a value are kept, since variables of a path come as the client wrote them; what would begin a query, another
 * parameter of it or a fragment is escaped, so that a value stays where the definition puts it.
 *
 * @param isQuery whether the text is one from its beginning, as that of an action is
 * @returns the path, with what is mapped to it in place of each `{name}`; one to which nothing is mapped stays, as
 *   LocalStack's unit test test_handler_integration_request has it
 */
export function withPathParameters(text: string, path: IntegrationRequest['path'], isQuery = false): string {
  const mark = isQuery ? 0 : text.indexOf('?');
  return text.replace(/\{([^{}]+?)\+?\}/g, (whole, name: string, at: number) => {
    if (!Object.hasOwn(path, name)) return whole;
    const separators = mark >= 0 && at >= mark ? /[?#&]/g : /[?#]/g;
    return String(path[name]).replace(separators, encodeURIComponent);
  });
}

/**
 * Makes the URL of an HTTP endpoint. Nothing of a request can change its host: that is the definition's and its stage
 * variables' alone.
 *
 * @param query what comes after the query of the URI itself
 * @throws GatewayError where the URI is none
 */
export function endpointUrl(
  { call, path }: Pick<IntegrationRequest, 'call' | 'path'>,
  query: QueryParameters,
): { readonly url: string; readonly host: string } {
  const { stageVariables } = call.exchange.stage.options;
  const uri = withStageVariables(call.integration.uri ?? '', stageVariables);
  const [, origin, host, rest = ''] = /^(https?:\/\/([^/?#\\@\s{}]+))([/?][^#]*)?$/i.exec(uri) ?? [];
  if (origin === undefined || host === undefined || !URL.canParse(origin)) {
    throw configurationError('Invalid endpoint address', adviceFor(call.integration.uri ?? '', uri));
  }
  // Recorded, LocalStack snapshot test_import_with_stage_variables: of several slashes behind the host, one arrives.
  const filled = withPathParameters(rest.replace(/^\/+/, '/'), path).replaceAll('#', '%23');
  const pathAndQuery = filled.startsWith('/') ? filled : `/${filled}`;
  const added = query.map(([name, value]) => `${encodeURIComponent(name)}=${encodeURIComponent(value)}`).join('&');
  const separator = pathAndQuery.includes('?') ? '&' : '?';
  return { url: `${origin}${pathAndQuery}${added === '' ? '' : separator + added}`, host };
}

function adviceFor(written: string, uri: string): string {
  if (/^https?:\/\/[^/]*\{/i.test(uri)) {
    return `\`${written}\` has a variable in its host, which a request must not choose: name the host, or use a stage variable, \`\${stageVariables.host}\`.`;
  }
  return uri === written
    ? `\`${written}\` is no URL: write \`https://HOST/PATH\`.`
    : `\`${written}\` makes \`${uri}\`: set the stage variables that it names.`;
}
