import type { JavaMap, JavaValue } from '@veloway/vtl';
import type { Overrides } from '../context.js';
import type { ParameterGroup, ProxyEvent } from '../event.js';
import type { UtilOptions } from '../util.js';

/**
 * How a fact is known: recorded from API Gateway, stated by AWS's documentation, seen on an engine or library that
 * answers as every recording does, or not at all.
 */
export type Evidence = 'recorded' | 'documented' | 'model' | 'unknown';

/** The kinds of API Gateway's APIs. HTTP APIs have no templates: there a name is for parameter mapping and logs. */
export type ApiType = 'REST' | 'WebSocket' | 'HTTP';

/** Whether a name has a value at a place; `assign` where a template may set it as well. */
export type InTemplate = 'yes' | 'no' | 'assign';

/** Where a name can be used. */
export interface Availability {
  readonly requestTemplate: InTemplate;
  readonly responseTemplate: InTemplate;
  /** `only` where the name exists for access logs alone, so that it is empty in a template. */
  readonly accessLog: 'yes' | 'no' | 'only' | 'unknown';
  readonly gatewayResponse: 'yes' | 'no' | 'unknown';
}

/** A template that shows a name at work, the sample request that it renders, and what it prints. */
export interface Example {
  readonly template: string;
  readonly event: ProxyEvent;
  readonly output: string;
}

/** What the members of `$input` are computed from: one request. */
export interface InputSource {
  /** The payload's text. */
  readonly body: string;
  /** What a JSON path leads to in the payload; null where that is nothing. */
  readonly find: (path: string) => JavaValue;
  /** The request's parameters, by their groups. */
  readonly parameters: () => JavaMap;
  /** One of them, without making maps of them all. */
  readonly parameter: (group: ParameterGroup, name: string) => string | undefined;
}

/** A member of `$input`: a property, or one overload of a method. */
export interface InputImplementation {
  readonly of: 'input';
  readonly member: string;
  /** How many arguments a method takes; undefined for a property. */
  readonly arity: number | undefined;
  readonly call: (input: InputSource, args: readonly JavaValue[]) => JavaValue;
}

/** A function of `$util`. */
export interface UtilImplementation {
  readonly of: 'util';
  readonly member: string;
  readonly call: (text: string, options: UtilOptions) => JavaValue;
}

/** A variable that the sample request holds. */
export interface EventImplementation {
  readonly of: 'event';
  /** @param name the last segment of the path, where the row stands for any name */
  readonly read: (event: ProxyEvent, name: string) => unknown;
}

/** A variable that a template writes, for API Gateway to read once the template is done. */
export interface OverrideImplementation {
  readonly of: 'overrides';
  /** @param name the last segment of the path, where the row stands for any name */
  readonly read: (overrides: Overrides, name: string) => unknown;
}

/** A variable that no template gets a value of. */
export interface NoImplementation {
  readonly of: 'nothing';
}

export type Implementation =
  | InputImplementation
  | UtilImplementation
  | EventImplementation
  | OverrideImplementation
  | NoImplementation;

/** What is known of one thing that a template may name, and what Veloway does for it. */
export interface CatalogueRow<I extends Implementation = Implementation> {
  /** As a template writes it; `<name>` stands for any name, and `x` for an argument. */
  readonly name: string;
  readonly kind: 'property' | 'method' | 'variable';
  /** The name with the types of its arguments and of its value. */
  readonly signature: string;
  readonly documentation: string;
  /** What takes people by surprise. */
  readonly quirk?: string;
  readonly example: Example;
  readonly availability: Availability;
  readonly apiTypes: readonly ApiType[];
  readonly evidence: Evidence;
  /** What the evidence is. */
  readonly source: string;
  readonly implementation: I;
}

/** In both templates of a method, and nowhere else. */
export const TEMPLATES_ONLY: Availability = {
  requestTemplate: 'yes',
  responseTemplate: 'yes',
  accessLog: 'no',
  gatewayResponse: 'no',
};

/** In everything that API Gateway substitutes. */
export const EVERYWHERE: Availability = {
  requestTemplate: 'yes',
  responseTemplate: 'yes',
  accessLog: 'yes',
  gatewayResponse: 'yes',
};
