/** Characters that no document may hold: `Char` of XML 1.0, section 2.2. Halves of surrogate pairs stay where both are. */
const FORBIDDEN = String.raw`'([\x{10000}-\x{10FFFF}]+)|[\x00-\x08\x0B\x0C\x0E-\x1F\uD800-\uDFFF\uFFFE\uFFFF]', '$1'`;

/**
 * Prints `$value` in an element. Java prints some numbers with an exponent, which integers and decimals of XML Schema
 * cannot have, and some whole ones with a fraction. A text equals its own text, which a number does not, and stays as it
 * is. No double has more than 340 digits behind the point.
 */
const TEXT = `## $text prints $value in an element: numbers without exponents, and what means something in XML escaped.
#define($text)
#set($plain = $value.toString())
#if(!$plain.equals($value))
#if($plain.matches('-?[0-9.]+E[+-]?[0-9]{1,3}'))
#set($plain = $plain.format('%.340f', $value))
#end
#set($plain = $plain.replaceAll('[.]0+$|([.][0-9]*[1-9])0+$', '$1'))
#end
#set($plain = $plain.replaceAll(${FORBIDDEN}))
$plain.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('\\r', '&#13;')#end
`;

/** Readers make spaces of the ends of lines and tabs in an attribute, unless they are references. */
const ATTRIBUTE = `## $attribute prints $value in an attribute.
#define($attribute)
#set($escaped = "$text")
$escaped.replaceAll('"', '&quot;').replaceAll('\\t', '&#9;').replaceAll('\\n', '&#10;')#end
`;

/** @returns the definitions of the blocks that a template uses */
export function valueBlocks(template: string): string {
  const hasAttributes = template.includes('$attribute');
  const hasText = hasAttributes || template.includes('$text');
  return (hasText ? TEXT : '') + (hasAttributes ? ATTRIBUTE : '');
}
