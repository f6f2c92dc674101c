/** Milliseconds between two looks of the line. */
const INTERVAL = 80;

/** A line on a terminal that tells how far a long run is; a pipe gets none. */
export interface Progress {
  /** Counts one more. */
  step(): void;
  /** Wipes the line, so that a report can begin in its place. */
  end(): void;
}

/** @param what is counted: "cases" */
export function progress(total: number, what: string, output: NodeJS.WriteStream = process.stderr): Progress {
  if (output.isTTY !== true) return { step: () => {}, end: () => {} };
  let done = 0;
  let shown = Number.NEGATIVE_INFINITY;
  return {
    step() {
      done++;
      if (performance.now() - shown < INTERVAL) return;
      shown = performance.now();
      output.write(`\r${done} of ${total} ${what}`);
    },
    end: () => void output.write('\r\u001b[K'),
  };
}
