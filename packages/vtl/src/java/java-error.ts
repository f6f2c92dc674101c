/**
 * An exception that a Java method would throw, `IndexOutOfBoundsException` for one. It ends a render, as it does in
 * Velocity, where it is wrapped in a `MethodInvocationException`.
 */
export class JavaError extends Error {
  constructor(
    /** The simple name of the Java class. */
    readonly exception: string,
    message: string,
  ) {
    super(message);
    this.name = exception;
  }
}

/**
 * A bound that protects the process was hit: text, collection or nesting grew past it, or a regular expression took
 * too many steps. Not a Java exception: Java would have gone on until it ran out of memory, stack or time.
 */
export class LimitError extends Error {
  constructor(
    /** What was too much, in a stable code: `output-too-long`, `nesting-too-deep`, … */
    readonly code: string,
    message: string,
  ) {
    super(message);
    this.name = 'LimitError';
  }
}
