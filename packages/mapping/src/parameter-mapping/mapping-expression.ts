import type { ParameterGroup } from '../event.js';

/** What a mapping expression of a REST API leads to. */
export type MappingExpression =
  /** `'text'`, which is sent as it stands. */
  | { readonly kind: 'static'; readonly value: string }
  /** `method.request.header.name`, or `method.request.multivalueheader.name` for all of its values. */
  | {
      readonly kind: 'request-parameter';
      readonly group: ParameterGroup;
      readonly name: string;
      readonly multiple: boolean;
    }
  /** `integration.response.header.name`, or `integration.response.multivalueheader.name` for all of its values. */
  | { readonly kind: 'response-header'; readonly name: string; readonly multiple: boolean }
  /** `method.request.body`, with a JSON path from `$` on where the expression goes further. */
  | { readonly kind: 'request-body'; readonly path: string | undefined }
  /** `integration.response.body`, as that of a request. */
  | { readonly kind: 'response-body'; readonly path: string | undefined }
  /** `context.identity.sourceIp` as its names below `context`. */
  | { readonly kind: 'context'; readonly names: readonly string[] }
  /** `stageVariables.name`. */
  | { readonly kind: 'stage-variable'; readonly name: string };

/** What a mapping belongs to, which decides what it may read and where it may write. */
export type MappingPlace = 'request' | 'response' | 'gateway-response';
