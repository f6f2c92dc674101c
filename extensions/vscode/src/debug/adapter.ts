import { type DebugAdapter, type DebugProtocolMessage, type Event, EventEmitter } from 'vscode';
import { type Launch, launch } from './launch.js';
import type { Reason, Session } from './session.js';
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
    { filter: 'json', label: 'The output stops being JSON', default: true },
    { filter: 'nothing', label: 'A reference prints nothing', default: false },
  ],
};

const TEXTS: Readonly<Partial<Record<Reason, string>>> = {
  json: 'The output is no JSON from here on.',
  nothing: 'This reference prints nothing.',
  end: 'This is the end of the run: go back, or continue to end it.',
};

/** One frame, and one thread, since a template does one thing after another. */
const THREAD = 1;

/** Debugs the recording of a run: everything has happened already, and one goes along it, forth and back. */
export class TemplateDebugAdapter implements DebugAdapter {
  private readonly emitter = new EventEmitter<DebugProtocolMessage>();
  readonly onDidSendMessage: Event<DebugProtocolMessage> = this.emitter.event;
  private readonly values = new Values();
  private launched: Launch | undefined;
  /** How much of the output the console shows. */
  private told = 0;

  handleMessage(message: DebugProtocolMessage): void {
    const request = message as Request & DebugProtocolMessage;
    this.answer(request).then(
      (body) =>
        this.send({ type: 'response', request_seq: request.seq, command: request.command, success: true, body }),
      (error: unknown) => this.fail(request, error instanceof Error ? error.message : String(error)),
    );
  }

  dispose(): void {
    this.emitter.dispose();
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
    this.launched = await launch(given);
    this.event('initialized');
  }

  private setBreakpoints({ breakpoints }: Arguments): unknown {
    const lines = (breakpoints as { line: number }[]).map(({ line }) => line);
    const found = this.session?.setLines(lines) ?? [];
    return { breakpoints: found.map((line, index) => ({ verified: line !== undefined, line: line ?? lines[index] })) };
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
    const isException = reason === 'json' || reason === 'nothing' || reason === 'error';
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
    const stop = session?.timeline.stops[session.at];
    if (launched === undefined || session === undefined || stop === undefined) return { stackFrames: [] };
    const { timeline } = session;
    const { source } = launched;
    const { start, end } = stop;
    const top = {
      id: 1,
      name: source.name,
      source,
      line: start.line,
      column: start.column,
      endLine: end.line,
      endColumn: end.column,
    };
    const calls = timeline.callsAt(session.at).map((step, index) => {
      const { site } = timeline.recording.steps[step] ?? {};
      const place = timeline.place(site?.start ?? 0);
      return { id: index + 2, name: `#${site?.name ?? site?.kind}`, source, line: place.line, column: place.column };
    });
    return { stackFrames: [top, ...calls], totalFrames: calls.length + 1 };
  }

  private scopes(): unknown {
    const moment = this.session?.moment();
    const scopes = Object.entries(moment ?? {}).filter(([, value]) => Object.keys(value).length > 0);
    return {
      scopes: scopes.map(([name, value]) => {
        const { variablesReference } = this.values.show(name, value);
        return { name, variablesReference, expensive: false };
      }),
    };
  }

  private evaluate(expression: string): unknown {
    const { session } = this;
    if (session === undefined) throw new Error('Nothing runs.');
    const found = evaluate(expression, session.moment(), session.event);
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
    this.emitter.fire({ seq: 0, ...message } as DebugProtocolMessage);
  }
}
