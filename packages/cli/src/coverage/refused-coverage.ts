import type { Coverage } from '@veloway/mapping';
import type { TemplateError } from '@veloway/vtl';

/**
 * A template that Velocity refuses does nothing that a case could reach. It counts as one point that none does, for it
 * would otherwise look as if nothing were missing.
 */
export function refusedCoverage({ source, range }: TemplateError): Coverage {
  const { start, end } = range;
  const counts = { hits: 0, reached: 0, owner: start } as const;
  const label = 'the template is refused';
  return { source, points: [{ kind: 'directive', outcome: 'ran', label, start, end, ...counts }], texts: [] };
}
