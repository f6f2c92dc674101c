export { fixAllEdits } from './code-actions.js';
export {
  type Configuration,
  type ConfigurationProblem,
  DEFAULT_CONFIGURATION,
  type ReadConfiguration,
  readConfiguration,
} from './configuration.js';
export { type Diagnostic, diagnostics } from './diagnostics/diagnostics.js';
export { type Document, documentOf, isTemplateFile, type Surroundings, type TextFile } from './document.js';
export { applyEdits, type TextEdit } from './edit.js';
export { INCLUDING_DEFINITIONS, includedRoles } from './embedded/included-roles.js';
export { type FormattingOptions, format } from './features/formatting.js';
export type { Files, NamedFile } from './files.js';
export { RULES } from './rules/index.js';
export { type Finding, type Fix, type Rule, type RuleExample, SEVERITIES, type Severity } from './rules/rule.js';
export { samplesBeside } from './samples/samples-beside.js';
export { type SamplesIn, sampleFolderOf, sampleIn, samplesIn } from './samples/samples-in.js';
export { type TestFileSamples, testFileSamples, testFilesOf } from './samples/test-file-samples.js';
export { LANGUAGE_SERVICE, type LanguageService } from './service.js';
export { type Sample, type TemplateRole, type TemplateView, UNKNOWN_ROLE } from './template-view.js';
export { type ViewOptions, viewOf } from './view-of.js';
