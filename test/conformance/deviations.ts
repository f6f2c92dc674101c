/** A recorded case that this project knowingly answers differently. */
export interface Deviation {
  readonly suite: string;
  readonly id: string;
  readonly reason: string;
}

/** All of them; the conformance tests fail on any other difference, and on a row here that no longer differs. */
export const DEVIATIONS: readonly Deviation[] = [
  ...['headers-http-full-integration', 'headers-http_proxy-full-integration'].map((id) => ({
    suite: 'exchanges recorded on API Gateway',
    id,
    reason: 'a header `Trailer` is mapped, which Node.js sends with no request whose length it knows: 500, not 200',
  })),
];
