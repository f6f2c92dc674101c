import { type ChildProcess, fork } from 'node:child_process';
import { dirname } from 'node:path';
import { createInterface } from 'node:readline';
import type { LogOutputChannel } from 'vscode';
import { type AnsweredRequest, readLine } from './gateway-line.js';

/** Milliseconds that a gateway has to end what is under way. */
const GRACE = 5000;

/** A gateway that runs. */
export class GatewayProcess {
  private constructor(
    private readonly child: ChildProcess,
    /** Where the stage is: `http://127.0.0.1:3000/dev`. */
    readonly url: string,
  ) {}

  /**
   * @param script of the process
   * @param ended called once it is no more, for whatever reason
   * @throws Error with what it says where it cannot start
   */
  static start(
    script: string,
    { file, port }: { file: string; port: number },
    log: LogOutputChannel,
    ended: () => void,
  ): Promise<GatewayProcess> {
    const env = { ...process.env, ELECTRON_RUN_AS_NODE: '1', NO_COLOR: '1' };
    const child = fork(script, [file, String(port)], { cwd: dirname(file), env, silent: true, execArgv: [] });
    const said: string[] = [];
    return new Promise((resolve, reject) => {
      eachLine(child.stdout, (line) => {
        const read = readLine(line);
        if (read.kind === 'url') resolve(new GatewayProcess(child, read.url));
        else if (read.kind === 'request') logRequest(log, read.request);
        else log.info(read.text);
      });
      eachLine(child.stderr, (line) => {
        said.push(line);
        log.info(line);
      });
      child.on('exit', () => {
        reject(new Error(said.join('\n') || 'The gateway could not be started.'));
        ended();
      });
    });
  }

  async stop(): Promise<void> {
    const gone = new Promise<void>((resolve) => this.child.once('exit', () => resolve()));
    if (this.child.exitCode !== null) return;
    this.child.kill('SIGTERM');
    const timer = setTimeout(() => this.child.kill('SIGKILL'), GRACE);
    await gone;
    clearTimeout(timer);
  }
}

function eachLine(stream: NodeJS.ReadableStream | null, line: (text: string) => void): void {
  if (stream !== null) createInterface({ input: stream }).on('line', line);
}

function logRequest(
  log: LogOutputChannel,
  { method, target, status, latency, failure, log: lines = [] }: AnsweredRequest,
): void {
  const head = `${method} ${target} ${status} ${latency} ms`;
  if (status >= 500) log.error(head);
  else if (status >= 400) log.warn(head);
  else log.info(head);
  if (failure !== undefined) log.warn(`  ${[failure.message, ...failure.reason].join('\n  ')}`);
  for (const { text } of lines) log.debug(`  ${text}`);
}
