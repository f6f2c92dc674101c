import type { LambdaFunctionSpec } from './lambda-worker.js';

/** What a function prints, as lines. */
export interface FunctionOutput {
  /** What is written from now on belongs to this invocation. */
  begin(requestId: string): void;
  write(stream: 'stdout' | 'stderr', text: string): void;
  /** Gives what came after the last line end. */
  flush(): void;
  /** Says lines of one's own, as standard error. */
  report(text: string): void;
}

export function functionOutput({ name, print }: LambdaFunctionSpec): FunctionOutput {
  let requestId = '';
  const stdout = lineSplitter((text) => print({ stream: 'stdout', text, functionName: name, requestId }));
  const stderr = lineSplitter((text) => print({ stream: 'stderr', text, functionName: name, requestId }));
  const flush = (): void => {
    stdout.flush();
    stderr.flush();
  };
  return {
    begin: (id) => {
      requestId = id;
    },
    write: (stream, text) => (stream === 'stdout' ? stdout : stderr).write(text),
    flush,
    report: (text) => {
      flush();
      stderr.write(`${text}\n`);
    },
  };
}

/** Characters of a line that does not end; more than these begin another line. */
const MAX_LINE = 65_536;

function lineSplitter(emit: (line: string) => void) {
  let rest = '';
  const flush = (): void => {
    if (rest !== '') emit(rest);
    rest = '';
  };
  const write = (text: string): void => {
    const lines = (rest + text).split(/\r?\n/);
    rest = lines.pop() ?? '';
    for (const line of lines) emit(line);
    if (rest.length > MAX_LINE) flush();
  };
  return { write, flush };
}
