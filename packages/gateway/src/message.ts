/** Names and values of headers, in the order and the letters in which they were sent; a name may come more than once. */
export type HeaderLines = readonly (readonly [name: string, value: string])[];

/** @returns the last value of a header, whose name is the same in any case; undefined where there is none */
export function lastHeader(headers: HeaderLines, name: string): string | undefined {
  for (let index = headers.length - 1; index >= 0; index--) {
    const line = headers[index];
    // Lengths tell most names apart, and cost nothing.
    if (line !== undefined && line[0].length === name.length && isSameName(line[0], name)) return line[1];
  }
  return undefined;
}

function isSameName(a: string, b: string): boolean {
  return a === b || a.toLowerCase() === b.toLowerCase();
}

/** A request as it arrives at the gateway. */
export interface GatewayRequest {
  readonly method: string;
  /** The path and the query as they were sent, the stage included: `/dev/orders?limit=3`. */
  readonly target: string;
  readonly headers: HeaderLines;
  readonly body: Uint8Array;
  /** The client's address. */
  readonly sourceIp: string;
}

/** What the gateway answers. */
export interface GatewayAnswer {
  readonly status: number;
  readonly headers: HeaderLines;
  /** A text is sent in UTF-8. */
  readonly body: string | Uint8Array;
}
