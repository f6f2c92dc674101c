import type { Reporters } from './choose-reporters.js';
import type { Report } from './reporter.js';

/** What `veloway test` reports with. */
export const TEST_REPORTERS: Reporters<Report> = {
  pretty: async () => (await import('./pretty.js')).prettyReport,
  json: async () => (await import('./json.js')).jsonReport,
  junit: async () => (await import('./junit.js')).junitReport,
  github: async () => (await import('./github.js')).githubReport,
};
