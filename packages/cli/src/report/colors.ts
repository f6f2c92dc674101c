import type { WriteStream } from 'node:tty';
import pc from 'picocolors';

/** Colours for what goes to an output: none in a pipe or a file, whatever else the environment says. */
export function colors(output: Pick<WriteStream, 'isTTY'> = process.stderr): ReturnType<typeof pc.createColors> {
  return pc.createColors(pc.isColorSupported && output.isTTY === true);
}
