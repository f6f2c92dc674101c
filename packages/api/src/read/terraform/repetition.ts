import { tellError } from '../reading.js';
import type { LabelledBlock } from './blocks.js';
import { evaluated, type Scope } from './evaluate.js';
import { isRead } from './resource-types.js';

/** @returns how many resources a block stands for, 0 where that cannot be told, which is told */
export function countOf(scope: Scope, { type, body }: LabelledBlock, kind: 'data' | 'resource'): number {
  const [count, forEach] = [body.get('count'), body.get('for_each')];
  if (count === undefined && forEach === undefined) return 1;
  // What is not read may stand for as many as it likes.
  if (kind === 'data' || !isRead(type)) return 1;
  const number = count === undefined ? undefined : evaluated(scope, count).text;
  if (number === '0' || number === '1') return Number(number);
  const { name, keyRange } = count ?? forEach ?? body;
  const message = `\`${name}\` makes several resources of one, which only a plan writes out: read what \`terraform show -json\` prints of it.`;
  tellError(scope.telling, 'not-read', keyRange, message);
  return 0;
}
