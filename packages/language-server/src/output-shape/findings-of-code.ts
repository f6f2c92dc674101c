import type { Finding } from '../rules/rule.js';
import type { TemplateView } from '../template-view.js';
import type { ShapeCode } from './output-shape.js';

/** @returns what is wrong with the output of a template in one way */
export function findingsOfCode({ shape }: TemplateView, code: ShapeCode): readonly Finding[] {
  return shape.findings
    .filter((finding) => finding.code === code)
    .map(({ start, end, message, related, fix }) => ({
      ...{ start, end, message, related },
      ...(fix === undefined ? {} : { fixes: [fix] }),
    }));
}
