import type { Rule } from './rule.js';

/** All rules, in the order of the page that lists them. */
export const RULES: readonly Rule[] = [];
