import * as fc from 'fast-check';

/** Pieces that whoever reads a template may stumble over, whole references among them. */
const PIECES = [
  ...['#if(', '#elseif(', '#else', '#end', '#set(', '#foreach(', '#define(', '#macro(', '#{if}', '#@m()', '#stop'],
  ...['#[[', ']]#', '#*', '*#', '##', '$', '$!', '${', '$!{', '}', '\\', '"', "'", '(', ')', '[', ']', '{'],
  ...['$x', '.y', '.z(', ' in ', ' = ', '..', ',', '1', '-1.5', 'true', '&&', '==', '!', '\r\n', '\n', ' ', '\t'],
  ...['$input', '.path(', "'$.order.items[0]'", "'$.a b'", '.json("', '.params(', "'id'", '.header', '.keySet()'],
  ...['$context', '.identity', '.sourceip', '$util', '.escapeJavaScript(', '$stageVariables', '$foreach', '.hasNext'],
  ...[
    '.size()',
    '.replaceAll(',
    '.get(',
    '.put("a", 1)',
    '#set($x = $input.path("$.order"))',
    '#foreach($x in $x.items)',
  ],
  ...['#set($x = $x + 1)', '#set($y = "a$x")', '#if($x)a#else b#end', '["', '"]', ': ', '{"a": $x}'],
];

/** Texts of such pieces, and of whatever characters there are. */
export const TEMPLATES: fc.Arbitrary<string> = fc
  .array(fc.oneof({ weight: 9, arbitrary: fc.constantFrom(...PIECES) }, fc.string({ unit: 'binary', maxLength: 4 })))
  .map((pieces) => pieces.join(''));
