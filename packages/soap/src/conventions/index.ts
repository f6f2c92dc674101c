import { badgerfish } from './badgerfish.js';
import type { Convention } from './convention.js';
import { defaultConvention } from './default.js';
import { gdata } from './gdata.js';
import { jsonml } from './jsonml.js';
import { parker } from './parker.js';

export type ConventionName = 'default' | 'parker' | 'badgerfish' | 'jsonml' | 'gdata';

/** The conventions, by the names that options call them. */
export const CONVENTIONS: Readonly<Record<ConventionName, Convention>> = {
  default: defaultConvention,
  parker,
  badgerfish,
  jsonml,
  gdata,
};
