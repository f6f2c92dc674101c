import pc from 'picocolors';

/** Colours for what goes to the standard error output: none in a pipe or a file, whatever else the environment says. */
export function colors(): ReturnType<typeof pc.createColors> {
  return pc.createColors(pc.isColorSupported && process.stderr.isTTY === true);
}
