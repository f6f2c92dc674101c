import type { Evidence } from './catalogue/row.js';
import type { ProxyEvent } from './event.js';
import { BOUND_ROWS } from './fidelity/bound-rows.js';
import { GATEWAY_ROWS } from './fidelity/gateway-rows.js';
import { LANGUAGE_ROWS } from './fidelity/language-rows.js';
import { PARAMETER_ROWS } from './fidelity/parameter-rows.js';
import { UTIL_ROWS } from './fidelity/util-rows.js';
import { VALUE_ROWS } from './fidelity/value-rows.js';

export type FidelityGroup = 'language' | 'values' | 'request' | 'utilities' | 'mapping' | 'gateway' | 'bounds';

/** A template that shows the behaviour, with what it prints or the code of the error that ends it. */
export type FidelityTest =
  | { readonly template: string; readonly event?: ProxyEvent; readonly output: string }
  | { readonly template: string; readonly event?: ProxyEvent; readonly error: string };

/** One behaviour in which API Gateway is not plain Velocity 1.7, or that nobody has recorded. */
export interface FidelityRow {
  /** Stable, so that other texts can point at the row. */
  readonly id: string;
  readonly group: FidelityGroup;
  /** What is in question. */
  readonly behaviour: string;
  /** What Veloway does. */
  readonly veloway: string;
  readonly evidence: Evidence;
  /** What the evidence is. */
  readonly source: string;
  /** The option that changes it, where there is one. */
  readonly option?: { readonly name: string; readonly default: string };
  readonly test?: FidelityTest;
}

/** How sure each thing is that Veloway does as API Gateway. */
export const FIDELITY: readonly FidelityRow[] = [
  ...LANGUAGE_ROWS,
  ...VALUE_ROWS,
  ...GATEWAY_ROWS,
  ...UTIL_ROWS,
  ...PARAMETER_ROWS,
  ...BOUND_ROWS,
];
