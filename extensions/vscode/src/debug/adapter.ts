import type { DebugAdapter, DebugProtocolMessage, Event } from 'vscode';
import { framesAt } from './frames.js';
import type { Launch } from './launch.js';
import type { Breakpoint, Reason, Session } from './session.js';
import { Values } from './values.js';
import { evaluate } from './watch.js';

/** What of the debug adapter protocol is read here. */
interface Request {
  readonly seq: number;
  readonly command: string;
  readonly arguments?: Readonly<Record<string, unknown>>;
}

type Arguments = Readonly<Record<string, unknown>>;

const CAPABILITIES = {
  supportsConfigurationDoneRequest: true,
  supportsStepBack: true,
  supportsEvaluateForHovers: true,
  exceptionBreakpointFilters: [
    { filter: 'invalid-json', label: 'The output stops being JSON', default: true },
    { filter: 'unset-reference', label: 'A reference prints nothing', default: false },
  ],
};

const TEXTS: Readonly<Partial<Record<Reason, string>>> = {
  'invalid-json': 'The output is no JSON from here on.',
  'unset-reference': 'This reference prints nothing.',
  end: 'This is the end of the run: go back, or continue to end it.',
};

/** One thread, since a template does one thing after another. */
const THREAD = 1;

/** Debugs the recording of a run: everything has happened already, and one goes along it, forth and back. */
export class TemplateDebugAdapter implements DebugAdapter {
  private readonly listeners = new Set<(message: DebugProtocolMessage) => unknown>();
  private readonly values = new Values();
  private launched: Launch | undefined;
  /** How much of the output the console shows. */
  private told = 0;

  /** @param launch runs the template of a launch configuration */
  constructor(private readonly launch: (given: Arguments) => Promise<Launch>) {}

  readonly onDidSendMessage: Event<DebugProtocolMessage> = (listener, self) => {
    const bound = (message: DebugProtocolMessage): unknown => listener.call(self, message);
    this.listeners.add(bound);
    return { dispose: () => this.listeners.delete(bound) };
  };

  handleMessage(message: DebugProtocolMessage): void {
    const request = message as Request & DebugProtocolMessage;
    this.answer(request).then(
      (body) =>
        this.send({ type: 'response', request_seq: request.seq, command: request.command, success: true, body }),
      (error: unknown) => this.fail(request, error instanceof Error ? error.message : String(error)),
    );
  }

  dispose(): void {
    this.listeners.clear();
  }

  private async answer({ command, arguments: given = {} }: Request): Promise<unknown> {
    switch (command) {
      case 'initialize':
        return CAPABILITIES;
      case 'launch':
        return this.begin(given);
      case 'setBreakpoints':
        return this.setBreakpoints(given);
      case 'setExceptionBreakpoints':
        return this.session?.setFilters(given.filters as string[]);
      case 'configurationDone':
        return this.later(() => (this.launched?.stopOnEntry ? 'entry' : this.session?.run(1)));
      case 'threads':
        return { threads: [{ id: THREAD, name: 'Template' }] };
      case 'stackTrace':
        return this.stackTrace();
      case 'scopes':
        return this.scopes();
      case 'variables':
        return { variables: this.values.membersOf(given.variablesReference as number) };
      case 'evaluate':
        return this.evaluate(given.expression as string);
      default:
        return this.move(command);
    }
  }

  private get session(): Session | undefined {
    return this.launched?.session;
  }

  private async begin(given: Arguments): Promise<void> {
    this.launched = await this.launch(given);
    this.event('initialized');
  }

  private setBreakpoints({ source, breakpoints }: Arguments): unknown {
    const lines = ((breakpoints ?? []) as { line: number }[]).map(({ line }) => line);
    // VS Code tells those of all files, one file after the other.
    const isOwn = isSamePath((source as { path?: string }).path, this.launched?.source.path);
    const found = isOwn ? this.session?.setLines(lines) : undefined;
    return { breakpoints: (found ?? lines.map(foreign)).map(shown) };
  }

  /** Moves along the run; what is no move is nothing to answer. */
  private move(command: string): unknown {
    const { session } = this;
    if (session === undefined || command === 'disconnect' || command === 'terminate') return this.event('terminated');
    const moves: Readonly<Record<string, () => Reason>> = {
      next: () => session.stepOver(),
      stepIn: () => session.stepIn(),
      stepOut: () => session.stepOut(),
      stepBack: () => session.stepBack(),
      continue: () => session.run(1),
      reverseContinue: () => session.run(-1),
    };
    const move = moves[command];
    if (move !== undefined && session.isAtEnd && !/back|reverse/i.test(command)) return this.event('terminated');
    return move === undefined ? undefined : this.later(move);
  }

  /** The answer to a request comes before what it leads to. */
  private later(move: () => Reason | undefined): void {
    setTimeout(() => {
      const reason = move();
      if (reason !== undefined) this.stopped(reason);
    }, 0);
  }

  private stopped(reason: Reason): void {
    this.values.clear();
    this.tellOutput();
    const error = this.session?.timeline.recording.error;
    const text = reason === 'error' ? error?.message : TEXTS[reason];
    const isException = reason === 'invalid-json' || reason === 'unset-reference' || reason === 'error';
    this.event('stopped', {
      reason: isException ? 'exception' : reason === 'end' ? 'pause' : reason,
      threadId: THREAD,
      description: text,
      text,
      allThreadsStopped: true,
    });
  }

  private tellOutput(): void {
    const { session } = this;
    const output = session?.timeline.outputAt(session.at) ?? '';
    if (output.length > this.told) this.event('output', { category: 'stdout', output: output.slice(this.told) });
    this.told = Math.max(this.told, output.length);
  }

  private stackTrace(): unknown {
    const { launched, session } = this;
    if (launched === undefined || session === undefined) return { stackFrames: [] };
    const { source } = launched;
    const frames = framesAt(session.timeline, session.at, source.name);
    const stackFrames = frames.map(({ name, start, end }, index) => {
      const { line, column } = start;
      return { id: index + 1, name, source, line, column, endLine: end.line, endColumn: end.column };
    });
    return { stackFrames, totalFrames: stackFrames.length };
  }

  private scopes(): unknown {
    const moment = this.session?.moment();
    if (moment === undefined) return { scopes: [] };
    const loops = moment.loops.map(({ name, members }) => [name, members] as const);
    const { variables, request, output } = moment;
    const all = [
      ['Variables', variables] as const,
      ...loops,
      ['Request', request] as const,
      ['Output', output] as const,
    ];
    const scopes = all.filter(([, members]) => Object.keys(members).length > 0);
    return { scopes: scopes.map(([name, members]) => ({ ...this.values.show(name, members), expensive: false })) };
  }

  private evaluate(expression: string): unknown {
    const { session } = this;
    if (session === undefined) throw new Error('Nothing runs.');
    const found = evaluate(expression, session.timeline, session.at);
    if ('problem' in found) throw new Error(found.problem);
    const { value, type, variablesReference } = this.values.show(expression, found.value);
    return { result: value, type, variablesReference };
  }

  private event(event: string, body?: unknown): void {
    this.send({ type: 'event', event, body });
  }

  private fail({ seq, command }: Request, message: string): void {
    const body = { error: { id: 1, format: '{message}', variables: { message }, showUser: command === 'launch' } };
    this.send({ type: 'response', request_seq: seq, command, success: false, message, body });
  }

  private send(message: object): void {
    for (const listener of this.listeners) listener({ seq: 0, ...message } as DebugProtocolMessage);
  }
}

function foreign(line: number): Breakpoint {
  return { line, problem: 'This file has no part in the run.' };
}

function shown({ line, problem }: Breakpoint): object {
  return { verified: problem === undefined, line, message: problem };
}

/** The letter of a drive is sometimes a capital and sometimes not. */
function isSamePath(one: string | undefined, other: string | undefined): boolean {
  const drive = (path = ''): string => path.replace(/^[A-Z]:/, (letter) => letter.toLowerCase());
  return drive(one) === drive(other);
}
