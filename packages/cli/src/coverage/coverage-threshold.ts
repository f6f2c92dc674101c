import { percentOf, percentText, type TemplateCoverage } from './template-coverage.js';

/**
 * @param threshold in percent
 * @returns why the cases reach too little, as a sentence, or undefined where they reach enough
 */
export function belowThreshold(reports: readonly TemplateCoverage[], threshold: number): string | undefined {
  const percent = percentOf(reports);
  if (percent >= threshold) return undefined;
  return `The cases reach ${percentText(percent)} % of the templates, and \`--coverage-threshold\` asks for ${threshold} %.`;
}
