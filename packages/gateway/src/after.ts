/** A value that may be there at once: most requests wait for nothing, and a promise costs more than many a step. */
export type Eventual<T> = T | Promise<T>;

/** @returns what comes of a value, at once where the value is there */
export function after<T, U>(value: Eventual<T>, next: (value: T) => Eventual<U>): Eventual<U> {
  return value instanceof Promise ? value.then(next) : next(value);
}

/** Runs something, and turns what it throws, now or later, into a value. */
export function recovered<T>(run: () => Eventual<T>, recover: (error: unknown) => Eventual<T>): Eventual<T> {
  try {
    const value = run();
    return value instanceof Promise ? value.catch(recover) : value;
  } catch (error) {
    return recover(error);
  }
}
