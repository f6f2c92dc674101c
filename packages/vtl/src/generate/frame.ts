/** What a `#break` leaves where it stands. */
export type Place =
  | { readonly kind: 'main' | 'function' | 'string' }
  | { readonly kind: 'loop'; readonly label: string };

/** A JavaScript function that is being written: its statements, and how many temporary variables they take. */
export class Frame {
  private open = 0;
  private declared = 0;

  /** @param lines the statements, which may be those of the function around it */
  constructor(
    public place: Place,
    readonly lines: string[] = [],
  ) {}

  /** @returns the name of a variable that nothing else uses before its {@link release} */
  temporary(): string {
    const name = `t${this.open++}`;
    this.declared = Math.max(this.declared, this.open);
    return name;
  }

  /** Gives back the temporary variable that was taken last. */
  release(): void {
    this.open--;
  }

  /** @returns the declaration of all temporary variables, or an empty text */
  declaration(): string {
    const names = Array.from({ length: this.declared }, (_, i) => `t${i}`);
    return names.length > 0 ? `let ${names.join(', ')};` : '';
  }
}
