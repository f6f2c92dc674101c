import { strictTextOf } from '../bytes.js';

/**
 * @param value with a character for each byte, as Node has it
 * @returns the text that the bytes are in UTF-8, or the value itself where they are none
 */
export function headerText(value: string): string {
  if (/^[\x00-\x7f]*$/.test(value)) return value;
  return strictTextOf(Buffer.from(value, 'latin1')) ?? value;
}
