/** What a text that json-smart refuses ends with. */
export class InvalidJsonError extends Error {
  constructor(
    message: string,
    /** Where json-smart says that the fault is, in UTF-16 units from the start of the text. */
    readonly offset: number,
    /**
     * The Java exception: Jayway wraps json-smart's own into `InvalidJsonException`, but lets the one of a number
     * that cannot be read through.
     */
    readonly type: 'InvalidJsonException' | 'NumberFormatException' = 'InvalidJsonException',
  ) {
    super(message);
    this.name = 'InvalidJsonError';
  }
}
