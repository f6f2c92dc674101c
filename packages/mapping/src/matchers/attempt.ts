import { TemplateError } from '@veloway/vtl';
import { compile, type MappingTemplate, type Rendered, type RenderOptions } from '../compile.js';
import type { ProxyEvent } from '../event.js';
import type { Recording } from '../recording/recording.js';

/** A render that went well, and may be looked into. */
export interface Success {
  readonly rendered: Rendered;
  /** Renders once more, which only those need who ask why. */
  record(): Recording;
}

export interface Failure {
  readonly error: TemplateError;
}

/** Renders what `expect` was given; a template that is refused has failed, too. */
export function attemptToRender(received: unknown, event: ProxyEvent, options: RenderOptions): Success | Failure {
  try {
    const template = templateOf(received);
    return { rendered: template.render(event, options), record: () => template.record(event, options) };
  } catch (error) {
    if (error instanceof TemplateError) return { error };
    throw error;
  }
}

function templateOf(received: unknown): MappingTemplate {
  if (typeof received === 'string') return compile(received);
  if (isTemplate(received)) return received;
  throw new TypeError('`expect(…).toRender` takes a template: what `compile` returns, or the text of one.');
}

function isTemplate(received: unknown): received is MappingTemplate {
  return typeof received === 'object' && received !== null && 'render' in received && 'record' in received;
}
