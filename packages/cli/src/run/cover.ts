import { type Coverage, type CoverageCounter, compile, coverageCounter, type MappingTemplate } from '@veloway/mapping';
import { TemplateError } from '@veloway/vtl';
import { mergeCoverage } from '../coverage/merge-coverage.js';
import { refusedCoverage } from '../coverage/refused-coverage.js';
import type { TemplateCoverage } from '../coverage/template-coverage.js';
import { readText } from '../read-file.js';
import { colors } from '../report/colors.js';
import { visible } from '../report/visible.js';
import { findTemplates } from '../suite/find-templates.js';
import { isTooLong } from './run-case.js';
import type { Recorded } from './run-suites.js';

/** Gathers what the runs of templates reach. */
export interface Covering {
  readonly recorded: Recorded;
  /** @returns what was reached of each template, after a warning where some of it could not be recorded */
  reports(): readonly TemplateCoverage[];
}

/** What is known of one file, which is another template in each dialect. */
interface CoveredFile {
  readonly counters: Map<MappingTemplate, CoverageCounter>;
  readonly refusals: Set<TemplateError>;
  /** Whether a run had too many steps to be recorded to its end. */
  incomplete: boolean;
}

/**
 * @param paths where templates are that have no cases: nothing is reached of them
 * @throws UsageError where such a template cannot be read
 */
export function covering(paths: readonly string[]): Covering {
  const files = new Map<string, CoveredFile>();
  const recorded: Recorded = (template, recording) => {
    const file = fileOf(files, template);
    if (template instanceof TemplateError) file.refusals.add(template);
    else if (recording === undefined) counterOf(file, template);
    else counterOf(file, template).add(recording.steps);
    file.incomplete ||= isTooLong(recording?.error);
  };
  return {
    recorded,
    reports: () => {
      for (const file of findTemplates(paths)) if (!files.has(file)) recorded(compiled(file));
      return [...files].sort(([a], [b]) => (a < b ? -1 : 1)).flatMap(([file, covered]) => reportOf(file, covered));
    },
  };
}

function fileOf(files: Map<string, CoveredFile>, template: MappingTemplate | TemplateError): CoveredFile {
  const { name } = template instanceof TemplateError ? template.source : template.tree.source;
  const file = files.get(name) ?? { counters: new Map(), refusals: new Set(), incomplete: false };
  files.set(name, file);
  return file;
}

function counterOf({ counters }: CoveredFile, template: MappingTemplate): CoverageCounter {
  const counter = counters.get(template) ?? coverageCounter(template);
  counters.set(template, counter);
  return counter;
}

function compiled(file: string): MappingTemplate | TemplateError {
  try {
    return compile(readText(file, 'the template'), { name: file });
  } catch (error) {
    if (error instanceof TemplateError) return error;
    throw error;
  }
}

function reportOf(file: string, covered: CoveredFile): readonly TemplateCoverage[] {
  if (covered.incomplete) process.stderr.write(`${colors().yellow('warning')}: ${incompleteText(file)}\n`);
  const reached = [...covered.counters.values()].map((counter): Coverage => counter.coverage());
  const coverage = mergeCoverage([...reached, ...[...covered.refusals].map(refusedCoverage)]);
  return coverage === undefined ? [] : [{ file, coverage }];
}

function incompleteText(file: string): string {
  return `The coverage of ${visible(file)} is incomplete, since a run of it takes too many steps to record.`;
}
