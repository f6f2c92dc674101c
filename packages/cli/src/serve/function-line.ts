import type { FunctionLine } from '@veloway/gateway';
import { colors } from '../report/colors.js';

/** Shows a line that a Lambda function prints. */
export function functionLine({ stream, text, functionName }: FunctionLine): void {
  const color = colors();
  const shown = stream === 'stderr' ? color.red(text) : text;
  process.stderr.write(`${color.dim(`[${functionName}]`)} ${shown}\n`);
}
