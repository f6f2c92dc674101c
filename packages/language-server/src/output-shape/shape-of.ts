import type { Template } from '@veloway/vtl';
import type { TemplateRole } from '../template-view.js';
import type { OutputShape } from './output-shape.js';

export function outputShapeOf(_tree: Template, _role: TemplateRole): OutputShape {
  return { format: undefined, findings: [], holes: new Map() };
}
