import { JavaError, LimitError } from './java-error.js';

/** @returns the error for a pattern that Java cannot read, with Java's text */
export function patternError(description: string, pattern: string, index: number): JavaError {
  const where = index >= 0 ? ` near index ${index}` : '';
  const marker = index >= 0 && index < pattern.length ? `\n${' '.repeat(index)}^` : '';
  return new JavaError('PatternSyntaxException', `${description}${where}\n${pattern}${marker}`);
}

/** @returns the error for a regular expression that takes too many steps */
export function tooSlow(): LimitError {
  return new LimitError('regex-too-slow', 'a regular expression takes too many steps on its text');
}
