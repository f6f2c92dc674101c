import type { ProxyEvent } from '@veloway/mapping';
import type { Problem, Template } from '@veloway/vtl';
import type { Embedding } from './embedded/embedding.js';
import type { OutputShape } from './output-shape/output-shape.js';
import type { Symbols } from './symbols.js';

/**
 * A template and all that is known of it: what each feature and each rule looks at. It is plain data of one moment;
 * what costs time is made when it is first asked for. All offsets are the template's own.
 */
export interface TemplateView {
  readonly text: string;
  readonly tree: Template;
  /** What the parser and the catalogue say of it, in the order of the text. */
  readonly problems: readonly Problem[];
  /** What the template is for. */
  readonly role: TemplateRole;
  /** The sample requests that stand beside it; none where it has none. */
  readonly samples: readonly Sample[];
  /** Where it stands in another file; undefined where it is a file of its own. */
  readonly embedding: Embedding | undefined;
  readonly symbols: Symbols;
  readonly shape: OutputShape;
}

/** What a definition or the name of a file says of a template. */
export interface TemplateRole {
  /** Undefined where nobody says so. */
  readonly phase: 'request' | 'response' | undefined;
  /** The content type whose template it is: that of the client's request, or that of the answer to the client. */
  readonly contentType: string | undefined;
  /** `POST /orders`, as the definition has it. */
  readonly method: string | undefined;
  /** Names of the request's parameters that the definition declares. */
  readonly parameters: Readonly<Record<'path' | 'querystring' | 'header', readonly string[]>>;
  /** Names of the stage variables that the definition declares. */
  readonly stageVariables: readonly string[];
  /** JSON Schema of the payload that `$input` reads, references resolved; undefined where no model says so. */
  readonly payloadSchema: unknown;
}

/** The role of a template of which nothing is known. */
export const UNKNOWN_ROLE: TemplateRole = {
  phase: undefined,
  contentType: undefined,
  method: undefined,
  parameters: { path: [], querystring: [], header: [] },
  stageVariables: [],
  payloadSchema: undefined,
};

/** A sample request. */
export interface Sample {
  /** What people call it: the name of its file without `.event.json`. */
  readonly name: string;
  readonly event: ProxyEvent;
}
