import { connect, type Socket } from 'node:net';

export interface RawAnswer {
  readonly status: number;
  /** The head without its first line, as it came. */
  readonly head: string;
  /** A character for each byte. */
  readonly body: string;
}

export interface Conversation {
  readonly answers: readonly RawAnswer[];
  /** Statuses below 200 that came before answers. */
  readonly interim: readonly number[];
  /** What became of the connection; `open` where the client had what it waited for. */
  readonly ended: 'open' | 'closed' | 'reset' | 'silent';
}

export interface RawOptions {
  /** As many answers are waited for; the end of the connection unless told otherwise. */
  readonly answers?: number;
  /** Whether the client says that it sends no more. */
  readonly halfClose?: boolean;
  /** Whether answers have no bodies, as those to `HEAD`. */
  readonly bodiless?: boolean;
  /** Milliseconds that a client waits. */
  readonly patience?: number;
  /** Sends what comes after the first bytes. */
  readonly more?: (socket: Socket) => void;
}

/** Sends bytes as they are, and reads what comes back without trusting it. */
export function converse(port: number, bytes: string | Buffer, options: RawOptions = {}): Promise<Conversation> {
  const { answers: wanted = Number.POSITIVE_INFINITY, patience = 20_000 } = options;
  return new Promise((resolve) => {
    const socket = connect(port, '127.0.0.1');
    const reader = answerReader(options.bodiless ?? false);
    const finish = (ended: Conversation['ended']): void => {
      clearTimeout(timer);
      socket.destroy();
      resolve({ answers: reader.answers, interim: reader.interim, ended });
    };
    const timer = setTimeout(() => finish('silent'), patience);
    socket.setNoDelay();
    socket.on('connect', () => {
      socket.write(typeof bytes === 'string' ? Buffer.from(bytes, 'latin1') : bytes);
      options.more?.(socket);
      if (options.halfClose) socket.end();
    });
    socket.on('data', (chunk) => {
      reader.add(chunk.toString('latin1'));
      if (reader.answers.length >= wanted) finish('open');
    });
    socket.on('end', () => finish('closed'));
    socket.on('error', () => finish('reset'));
  });
}

/** Takes answers apart as they come. */
function answerReader(bodiless: boolean) {
  const answers: RawAnswer[] = [];
  const interim: number[] = [];
  let pending = '';
  const add = (text: string): void => {
    pending += text;
    for (let read = firstAnswer(pending, bodiless); read !== undefined; read = firstAnswer(pending, bodiless)) {
      if (read.answer.status < 200) interim.push(read.answer.status);
      else answers.push(read.answer);
      pending = pending.slice(read.end);
    }
  };
  return { answers, interim, add };
}

function firstAnswer(text: string, bodiless: boolean): { answer: RawAnswer; end: number } | undefined {
  const headEnd = text.indexOf('\r\n\r\n');
  if (headEnd < 0) return undefined;
  const head = text.slice(0, headEnd);
  const status = Number(/^HTTP\/1\.1 (\d{3}) /.exec(head)?.[1] ?? Number.NaN);
  const lengths = [...head.matchAll(/\r\nContent-Length: (\d+)(?=\r\n|$)/gi)].map(([, length]) => Number(length));
  if (Number.isNaN(status) || lengths.length > 1) throw new Error(`No answer: ${JSON.stringify(text.slice(0, 500))}`);
  const length = bodiless || status < 200 || status === 204 || status === 304 ? 0 : (lengths[0] ?? 0);
  const end = headEnd + 4 + length;
  if (text.length < end) return undefined;
  return { answer: { status, head: head.slice(head.indexOf('\r\n') + 2), body: text.slice(headEnd + 4, end) }, end };
}

/** @returns the statuses of all answers, and what became of the connection */
export async function statuses(port: number, bytes: string | Buffer, options?: RawOptions): Promise<string> {
  const { answers, ended } = await converse(port, bytes, options);
  return [...answers.map(({ status }) => status), ended].join(' ');
}
