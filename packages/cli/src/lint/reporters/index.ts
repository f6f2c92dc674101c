import type { Reporters } from '../../reporters/choose-reporters.js';
import type { LintResult } from '../lint-result.js';

/** What `veloway lint` reports with. */
export const LINT_REPORTERS: Reporters<LintResult> = {
  pretty: async () => (await import('./pretty.js')).prettyLint,
  json: async () => (await import('./json.js')).jsonLint,
  sarif: async () => (await import('./sarif.js')).sarifLint,
  github: async () => (await import('./github.js')).githubLint,
};
