/**
 * @param text that begins with a directive
 * @returns the directive without what its body holds: `#foreach($line in $order.lines)`; all of the text where it has no
 *   parentheses
 */
export function directiveHead(text: string): string {
  const open = text.indexOf('(');
  if (open < 0) return text;
  let depth = 0;
  let quote = '';
  for (let at = open; at < text.length; at++) {
    const character = text[at] as string;
    if (quote !== '') quote = character === quote ? '' : quote;
    else if (character === '"' || character === "'") quote = character;
    else if (character === '(') depth++;
    else if (character === ')' && --depth === 0) return text.slice(0, at + 1);
  }
  return text;
}
