import { type CoverageCounter, compile, coverageCounter, type MappingTemplate, type Recording } from '@veloway/mapping';
import { TemplateError } from '@veloway/vtl';
import type { TemplateCoverage } from '../coverage/template-coverage.js';
import { readText } from '../read-file.js';
import { findTemplates } from '../suite/find-templates.js';

/** Gathers what the runs of templates reach. */
export interface Covering {
  recorded(template: MappingTemplate, recording: Recording): void;
  /** @returns what was reached of each template */
  reports(): readonly TemplateCoverage[];
}

/**
 * @param paths where templates are that have no cases: nothing is reached of them
 * @throws UsageError where such a template cannot be read
 */
export function covering(paths: readonly string[]): Covering {
  const counters = new Map<string, CoverageCounter>();
  const counterOf = (template: MappingTemplate): CoverageCounter => {
    const { name } = template.tree.source;
    const counter = counters.get(name) ?? coverageCounter(template);
    counters.set(name, counter);
    return counter;
  };
  return {
    recorded: (template, { steps }) => counterOf(template).add(steps),
    reports: () => {
      for (const file of findTemplates(paths)) if (!counters.has(file)) addUntested(file, counterOf);
      const files = [...counters.keys()].sort();
      return files.flatMap((file) => {
        const coverage = counters.get(file)?.coverage();
        return coverage === undefined ? [] : [{ file, coverage }];
      });
    },
  };
}

/** A template that Velocity refuses does nothing that could be reached. */
function addUntested(file: string, counterOf: (template: MappingTemplate) => CoverageCounter): void {
  try {
    counterOf(compile(readText(file, 'the template'), { name: file }));
  } catch (error) {
    if (!(error instanceof TemplateError)) throw error;
  }
}
