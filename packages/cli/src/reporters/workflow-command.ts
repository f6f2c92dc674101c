import { relative, resolve, sep } from 'node:path';
import type { ReportedPlace } from '../report/failure-place.js';

/** What GitHub Actions shows beside a line of a pull request, as it reads it from the output of a step. */
export function workflowCommand(
  level: 'error' | 'warning' | 'notice',
  { file, line, column }: ReportedPlace,
  title: string,
  message: string,
): string {
  const properties = `file=${property(fromWorkspace(file))},line=${line},col=${column},title=${property(title)}`;
  return `::${level} ${properties}::${data(message)}\n`;
}

/** GitHub looks for files from the root of the repository, wherever in it the command runs. */
function fromWorkspace(file: string): string {
  const { GITHUB_WORKSPACE: root } = process.env;
  return root === undefined ? file : relative(root, resolve(file)).split(sep).join('/');
}

/** A message in the form of a workflow command. */
function data(text: string): string {
  return text.replace(/%/g, '%25').replace(/\r/g, '%0D').replace(/\n/g, '%0A');
}

function property(text: string): string {
  return data(text).replace(/:/g, '%3A').replace(/,/g, '%2C');
}
