import { inspect as summaryOf } from '@veloway/soap';
import { colors } from '../../report/colors.js';
import { tellProblems } from './convert.js';
import { problemObject } from './document-problem.js';
import { readWsdlFile } from './read-wsdl-file.js';
import { summaryText } from './summary-text.js';

export interface InspectOptions {
  readonly json?: boolean;
}

/**
 * `veloway soap inspect`.
 *
 * @param file of the WSDL
 * @returns the exit code: 0 read, 1 something in it cannot be read
 * @throws UsageError where the file cannot be read
 */
export async function inspect(file: string, { json }: InspectOptions): Promise<number> {
  const { wsdl, problems } = await readWsdlFile(file);
  const summary = summaryOf(wsdl);
  const failed = problems.some(({ severity }) => severity === 'error');
  if (json) process.stdout.write(`${JSON.stringify({ ...summary, problems: problems.map(problemObject) })}\n`);
  else {
    // Of what is no WSDL there is nothing to show but why.
    if (!failed || summary.services.length > 0) process.stdout.write(summaryText(summary, colors(process.stdout)));
    tellProblems(problems);
  }
  return failed ? 1 : 0;
}
