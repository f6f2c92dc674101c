import type { SiteKind } from '@veloway/vtl';

const STATEMENTS: ReadonlySet<SiteKind> = new Set<SiteKind>([
  'set',
  'branch',
  'foreach',
  'round',
  'define',
  'call',
  'include',
  'parse',
  'evaluate',
  'break',
  'stop',
]);

/** Whether a run can stand still before what happens; before references it does where they print. */
export function isStatementKind(kind: SiteKind): boolean {
  return STATEMENTS.has(kind);
}
