/** What Velocity, API Gateway and the template itself have a meaning for. */
const RESERVED: readonly string[] = [
  'attribute',
  'context',
  'define',
  'escaped',
  'evaluate',
  'false',
  'foreach',
  'headers',
  'input',
  'macro',
  'plain',
  'stageVariables',
  'template',
  'text',
  'true',
  'util',
  'value',
  'velocityCount',
  'velocityHasNext',
  'word',
];

/** The names of variables that mean something at a place of the template. */
export type VariableNames = ReadonlySet<string>;

export const NO_VARIABLES: VariableNames = new Set(RESERVED);

/** @returns a name that is free at a place, after a member: `order` for `Order`, and `order2` in an order */
export function freeName(taken: VariableNames, member: string): string {
  const letters = member.replace(/[^A-Za-z0-9_]/g, '').replace(/^[^A-Za-z]+/, '') || 'item';
  const name = letters.replace(/^[A-Z]+(?![a-z])|^[A-Z]/, (capitals) => capitals.toLowerCase());
  if (!taken.has(name)) return name;
  let number = 2;
  while (taken.has(`${name}${number}`)) number++;
  return `${name}${number}`;
}

/** @returns a free name for the items of an array: `line` for `lines` */
export function itemName(taken: VariableNames, member: string): string {
  const singular = member.replace(/(?<=[^aiosu])s$/, '');
  return freeName(taken, singular);
}
