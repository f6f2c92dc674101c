/** The mapping template for an answer that a function before it has made JSON of already. */
export function responsePassthroughTemplate(): string {
  return "$input.json('$')";
}
