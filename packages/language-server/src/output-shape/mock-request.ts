import type { Template } from '@veloway/vtl';
import type { TemplateRole } from '../template-view.js';

/**
 * @returns whether a template may be the request template of a mock integration, whose output API Gateway reads
 *   itself: `{statusCode: 200}` and a comma too many are fine there, as recorded
 */
export function isMockRequest({ source: { text } }: Template, { phase }: TemplateRole): boolean {
  return phase !== 'response' && /\{\s*["']?statusCode["']?\s*:/.test(text);
}
