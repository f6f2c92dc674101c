/** Where a text that seems meant as JSON is none. */
export interface JsonMistake {
  readonly message: string;
  readonly offset: number;
}

/** @returns what keeps an output from being JSON; undefined where it is JSON, or meant as something else */
export function jsonMistake(output: string): JsonMistake | undefined {
  if (!/^\s*[[{]/.test(output)) return undefined;
  try {
    JSON.parse(output);
    return undefined;
  } catch (error) {
    const { message } = error as SyntaxError;
    const offset = Number(/position (\d+)/.exec(message)?.[1] ?? output.length);
    const reason = message.replace(/ in JSON at position.*$| \(line.*$/, '').replace(/, ".*$/s, '');
    const line = output.slice(0, offset).split('\n').length;
    return { message: `The output is no JSON: line ${line}: ${reason}.`, offset };
  }
}
