/** The bytes of a body, as they came in. */
export interface GatheredChunks {
  readonly chunks: Buffer[];
  /** How many of them, at the end, came one by one. */
  loose: number;
  /** The bytes of all. */
  length: number;
}

/** As many chunks are kept apart: whoever sends each byte in a chunk of its own would fill a hundred times the room. */
const MAX_LOOSE = 1024;

export function nothingGathered(): GatheredChunks {
  return { chunks: [], loose: 0, length: 0 };
}

export function gather(gathered: GatheredChunks, chunk: Buffer): void {
  const { chunks } = gathered;
  chunks.push(chunk);
  gathered.length += chunk.length;
  if (++gathered.loose < MAX_LOOSE) return;
  chunks.push(Buffer.concat(chunks.splice(-MAX_LOOSE)));
  gathered.loose = 0;
}

export function joined({ chunks, length }: GatheredChunks): Buffer {
  const [only] = chunks;
  return only !== undefined && chunks.length === 1 ? only : Buffer.concat(chunks, length);
}
