/** @returns a library's message as it may stand within a sentence */
export function asClause(message: string): string {
  return message.charAt(0).toLowerCase() + message.slice(1).replace(/\.$/, '');
}
