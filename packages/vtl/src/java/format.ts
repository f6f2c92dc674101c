import { JavaError } from './java-error.js';
import type { JavaValue } from './value.js';
export function format(pattern: string, args: readonly JavaValue[]): string {
  throw new JavaError('X', pattern + args.length);
}
