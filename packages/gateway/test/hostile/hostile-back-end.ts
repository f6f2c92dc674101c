import { type AddressInfo, createServer, type Socket } from 'node:net';

/** A server that answers as its paths say, and mostly badly. */
export interface HostileBackEnd {
  readonly url: string;
  /** Heads of the requests to `/record`. */
  readonly recorded: string[];
  close(): Promise<void>;
}

export async function startHostileBackEnd(): Promise<HostileBackEnd> {
  const recorded: string[] = [];
  const sockets = new Set<Socket>();
  const server = createServer((socket) => {
    sockets.add(socket);
    let received = '';
    socket.setNoDelay();
    socket.on('error', () => undefined);
    socket.on('close', () => sockets.delete(socket));
    socket.on('data', (chunk) => {
      received += chunk.toString('latin1');
      if (!received.includes('\r\n\r\n')) return;
      const path = received.split(' ', 2)[1] ?? '';
      if (path.startsWith('/record')) {
        recorded.push(received);
        if (recorded.length > 1000) recorded.shift();
      }
      received = '';
      const name = path.split('?', 1)[0]?.slice(1) ?? '';
      if (name === 'second-answer') answerTwice(socket);
      else (BEHAVIOURS[name] ?? good)(socket);
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    recorded,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        for (const socket of sockets) socket.destroy();
      }),
  };
}

function good(socket: Socket): void {
  socket.write('HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: 2\r\n\r\n{}');
}

/** The second answer comes while nobody asks for anything; it is no behaviour as others, for it may come too late. */
function answerTwice(socket: Socket): void {
  good(socket);
  setTimeout(() => socket.write(`${HEAD}Content-Length: 6\r\n\r\npoison`), 5);
}

/** Writes as fast as the other side reads, as long as it does. */
function endlessly(socket: Socket, text: string): void {
  const write = (): void => {
    while (!socket.destroyed && socket.write(text));
  };
  socket.on('drain', write);
  write();
}

function slowly(socket: Socket, text: string): void {
  let at = 0;
  const timer = setInterval(() => socket.write(text[at++ % text.length] ?? ''), 20);
  socket.on('close', () => clearInterval(timer));
}

const HEAD = 'HTTP/1.1 200 OK\r\n';

/** What a back end does instead of answering. */
export const BEHAVIOURS: Readonly<Record<string, (socket: Socket) => void>> = {
  'close-at-once': (socket) => socket.destroy(),
  'reset-at-once': (socket) => socket.resetAndDestroy(),
  'reset-in-head': (socket) => socket.write('HTTP/1.1 200 OK\r\nX-', () => socket.resetAndDestroy()),
  'reset-in-body': (socket) => {
    socket.write(`${HEAD}Content-Length: 100\r\n\r\nabc`);
    setTimeout(() => socket.resetAndDestroy(), 5);
  },
  'close-in-body': (socket) => socket.end(`${HEAD}Content-Length: 100\r\n\r\nabc`),
  'close-in-chunk': (socket) => socket.end(`${HEAD}Transfer-Encoding: chunked\r\n\r\nff\r\nabc`),
  hang: () => undefined,
  'hang-in-head': (socket) => socket.write('HTTP/1.1 200 OK\r\nX-'),
  'hang-in-body': (socket) => socket.write(`${HEAD}Content-Length: 100\r\n\r\nabc`),
  trickle: (socket) => slowly(socket, `${HEAD}Content-Length: 100000\r\n\r\n${'x'.repeat(1000)}`),
  garbage: (socket) => socket.write('SSH-2.0-OpenSSH_9.6\r\n\r\n'),
  zeros: (socket) => socket.write(Buffer.alloc(1000)),
  'endless-garbage': (socket) => endlessly(socket, 'garbage '.repeat(1000)),
  'endless-head': (socket) => endlessly(socket, `${HEAD}${'X-Endless: 1\r\n'.repeat(1000)}`),
  'endless-line': (socket) => endlessly(socket, HEAD + 'x'.repeat(10_000)),
  'endless-body': (socket) => endlessly(socket, `${HEAD}\r\n${'x'.repeat(60_000)}`),
  'endless-chunks': (socket) => {
    socket.write(`${HEAD}Transfer-Encoding: chunked\r\n\r\n`);
    endlessly(socket, `10000\r\n${'x'.repeat(65_536)}\r\n`);
  },
  'tiny-chunks': (socket) => {
    socket.write(`${HEAD}Transfer-Encoding: chunked\r\n\r\n`);
    endlessly(socket, '1\r\nx\r\n'.repeat(10_000));
  },
  'endless-interim': (socket) => endlessly(socket, 'HTTP/1.1 103 Early Hints\r\nLink: </x>\r\n\r\n'.repeat(100)),
  'many-interim': (socket) => {
    socket.write('HTTP/1.1 102 Processing\r\n\r\n'.repeat(1000));
    good(socket);
  },
  'long-length': (socket) => socket.write(`${HEAD}Content-Length: 99999999999\r\n\r\nabc`),
  'more-than-length': (socket) => socket.write(`${HEAD}Content-Length: 2\r\n\r\n{}${'x'.repeat(1000)}`),
  'negative-length': (socket) => socket.write(`${HEAD}Content-Length: -1\r\n\r\nabc`),
  'two-lengths': (socket) => socket.write(`${HEAD}Content-Length: 3\r\nContent-Length: 4\r\n\r\nabcd`),
  'length-and-chunks': (socket) =>
    socket.write(`${HEAD}Content-Length: 3\r\nTransfer-Encoding: chunked\r\n\r\n3\r\nabc\r\n0\r\n\r\n`),
  'bad-chunk': (socket) => socket.write(`${HEAD}Transfer-Encoding: chunked\r\n\r\nzz\r\nabc\r\n`),
  'bad-status': (socket) => socket.write('HTTP/1.1 20x OK\r\n\r\n'),
  'status-999': (socket) => socket.write('HTTP/1.1 999 Odd\r\nContent-Length: 0\r\n\r\n'),
  'switching-protocols': (socket) =>
    socket.write('HTTP/1.1 101 Switching Protocols\r\nUpgrade: x\r\nConnection: Upgrade\r\n\r\n'),
  'close-after-answer': (socket) => {
    good(socket);
    setImmediate(() => socket.destroy());
  },
  'gzip-lie': (socket) => socket.write(`${HEAD}Content-Encoding: gzip\r\nContent-Length: 2\r\n\r\n{}`),
  trailers: (socket) =>
    socket.write(`${HEAD}Trailer: X-T\r\nTransfer-Encoding: chunked\r\n\r\n2\r\n{}\r\n0\r\nX-T: 1\r\n\r\n`),
  'return-in-header': (socket) => socket.write(`${HEAD}X-Answer: a\rSet-Cookie: evil=1\r\nContent-Length: 0\r\n\r\n`),
  'folded-header': (socket) => socket.write(`${HEAD}X-Answer: a\r\n Set-Cookie: evil=1\r\nContent-Length: 0\r\n\r\n`),
  'bytes-in-header': (socket) =>
    socket.write(Buffer.from(`${HEAD}X-Answer: caf\xc3\xa9 \xff\r\nContent-Length: 0\r\n\r\n`, 'latin1')),
  'prototype-headers': (socket) =>
    socket.write(`${HEAD}__proto__: x\r\nconstructor: y\r\nX-Answer: z\r\nContent-Length: 2\r\n\r\n{}`),
  redirect: (socket) =>
    socket.write('HTTP/1.1 302 Found\r\nLocation: http://evil.example/\r\nContent-Length: 0\r\n\r\n'),
};
