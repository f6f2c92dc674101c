/** A Lambda function that answers when it is told to. */
export interface SlowFunction {
  readonly handler: () => Promise<unknown>;
  /** Fulfilled once the function runs. */
  readonly called: Promise<void>;
  answer(output: unknown): void;
}

export function slowFunction(): SlowFunction {
  let call = (): void => {};
  let answer = (_: unknown): void => {};
  const called = new Promise<void>((resolve) => {
    call = resolve;
  });
  const output = new Promise<unknown>((resolve) => {
    answer = resolve;
  });
  const handler = (): Promise<unknown> => {
    call();
    return output;
  };
  return { handler, called, answer: (value) => answer(value) };
}
