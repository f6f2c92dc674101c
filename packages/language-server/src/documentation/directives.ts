/** What is said of a directive. */
export interface DirectiveDocumentation {
  /** How it is written. */
  readonly usage: string;
  /** What API Gateway does with it. */
  readonly text: string;
}

/** The directives that do something in API Gateway, and those that look as if they did. */
export const DIRECTIVE_DOCUMENTATION: ReadonlyMap<string, DirectiveDocumentation> = new Map([
  [
    'set',
    {
      usage: '#set($name = value)',
      text: 'Gives a variable its value. A value that is missing makes it the empty text. All variables are global: one that is set in a branch or a loop is there behind it, too.',
    },
  ],
  [
    'if',
    {
      usage: '#if(condition) … #elseif(condition) … #else … #end',
      text: 'Renders what follows if the condition holds. A reference holds unless it is `false`: the empty text, 0 and an empty list do. What is missing is the empty text, so compare it: `#if($x != "")`.',
    },
  ],
  [
    'elseif',
    { usage: '#elseif(condition)', text: 'Renders what follows if no condition before held and this one does.' },
  ],
  ['else', { usage: '#else', text: 'Renders what follows if no condition before held.' }],
  ['end', { usage: '#end', text: 'Ends the block of an `#if`, `#foreach` or `#define`.' }],
  [
    'foreach',
    {
      usage: '#foreach($element in $list) … #end',
      text: 'Renders its block for each element of a list, each value of a map, or each key of `$map.keySet()`. API Gateway stops after 1,000 rounds. `$foreach.hasNext` tells whether a comma has to follow.',
    },
  ],
  ['break', { usage: '#break', text: 'Leaves the innermost `#foreach`.' }],
  ['stop', { usage: '#stop', text: 'Ends the template here; what was printed before stays.' }],
  [
    'define',
    {
      usage: '#define($name) … #end',
      text: 'Makes a variable of a block, which is rendered anew each time that the variable is printed.',
    },
  ],
  [
    'macro',
    {
      usage: '#macro(name $argument) … #end',
      text: 'Defines a macro of Velocity. API Gateway does not call macros: `#name(…)` prints as it is written. Use `#define`, or repeat the text.',
    },
  ],
  [
    'evaluate',
    {
      usage: '#evaluate("text")',
      text: 'Renders a text in Velocity. API Gateway does not have it: it prints as it is written.',
    },
  ],
  [
    'include',
    {
      usage: '#include("file")',
      text: 'Puts in a file as it is. API Gateway has no files to put in, so the render fails.',
    },
  ],
  [
    'parse',
    { usage: '#parse("file")', text: 'Renders a file. API Gateway has no files to render, so the render fails.' },
  ],
  ['literal', { usage: '#literal() … #end', text: 'Prints its block as it is written.' }],
]);
