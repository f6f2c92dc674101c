import type { IRecognitionException } from 'chevrotain';
import type { Finding } from './expression-grammar.js';
import type { ProblemCode } from './problem.js';

/** The sentences of the lexer's and the parser's problems: each quotes the text and says what to do. */

const QUOTED_LENGTH = 40;

/** @returns the text in backquotes, shortened to one line */
export function quote(text: string): string {
  const line = text.split(/\r\n|\r|\n/, 1)[0] ?? '';
  return line.length > QUOTED_LENGTH ? `\`${line.slice(0, QUOTED_LENGTH)}…\`` : `\`${line}\``;
}

export function unclosed(open: string, close: string): string {
  return `\`${open}\` is never closed: add \`${close}\`.`;
}

export function unclosedHeader(header: string): string {
  return `${quote(header)} is never closed: add the missing \`)\` or \`]\`.`;
}

export function unclosedQuote(mark: string): string {
  const inside =
    mark === '"'
      ? 'Inside double quotes write `""` for a quote; a backslash does not escape it.'
      : "Inside single quotes write `''` for a quote.";
  return `The string that begins with \`${mark}\` is never closed. ${inside}`;
}

export function unfinished(image: string): string {
  const what = quote(image);
  return `A template must not end with ${what}: Velocity waits for what it begins. Put a blank or a line ending after it.`;
}

export function unexpectedCharacter(character: string, inCall: boolean): string {
  const what = `\`${character}\` cannot stand here`;
  if (inCall && '+-*/%<>=!&|('.includes(character)) {
    return `${what}: an argument of a method is a value, not a calculation. Put the result into a variable with \`#set\` first.`;
  }
  if (character === '?') return `${what}: Velocity has no \`? :\` operator. Use \`#if\` and \`#else\`.`;
  if (character === '&' || character === '|') return `${what}: write \`${character}${character}\`.`;
  if (character === '.') return `${what}: text is joined by interpolation, "$a$b", or with \`+\`.`;
  return `${what}. Remove it, or put it between quotes.`;
}

interface Advice {
  readonly code: ProblemCode;
  readonly message: string;
}

/** What chevrotain reports, in the words of the language. */
export function parserAdvice(error: IRecognitionException, atEnd: boolean): Advice {
  const found = atEnd ? 'the end of the template' : quote(error.token.image);
  const rule = error.context.ruleStack.at(-1) ?? '';
  if (error.token.image === 'null') {
    return {
      code: 'null-literal',
      message: '`null` is no literal in Velocity. Compare with `$null`, or any variable that is never set.',
    };
  }
  if (error.token.image === '=' && rule === 'header') {
    return { code: 'unexpected-token', message: '`=` does not compare: write `==`.' };
  }
  if (error.token.image.trim() === '') {
    return {
      code: 'unexpected-token',
      message: `Velocity 1.7 allows no blank between the ${rule === 'list' ? 'brackets of `[]`' : 'parentheses of a call'}. Remove it.`,
    };
  }
  if (['value', 'operand', 'expression', 'reference'].includes(rule)) {
    const message = `A value is missing before ${found}: write a reference, a string, a number, \`true\` or \`false\`, a list or a map.`;
    return { code: 'missing-operand', message };
  }
  return {
    code: 'unexpected-token',
    message: `${found} cannot stand here: ${EXPECTED[rule] ?? 'check the parentheses and commas before it'}.`,
  };
}

const EXPECTED: Readonly<Record<string, string>> = {
  header: 'a condition stands between parentheses, `#if($x == 1)`',
  set: 'an assignment is `#set($name = value)`, and its value one expression',
  args: "a directive's arguments stand between parentheses, with blanks or commas between them",
  list: 'a list is `[a, b]` and a range `[1..3]`',
  map: 'a map is `{"key": value}`, its keys between quotes',
};

/** What the grammar itself finds. */
export function findingAdvice(about: Finding['about'], image: string): Advice {
  const found = quote(image.trim());
  switch (about) {
    case 'missing-end':
      return { code: 'missing-end', message: `${found} has no \`#end\`. Add one after its body.` };
    case 'stray-end':
      return { code: 'stray-end', message: 'This `#end` closes nothing. Remove it, or write `\\#end` to print it.' };
    case 'stray-else':
      return {
        code: 'stray-else',
        message: `${found} belongs to no \`#if\`. Remove it, or move it before the \`#end\` of its \`#if\`.`,
      };
    case 'late-else':
      return {
        code: 'stray-else',
        message: `${found} stands behind the \`#else\` of its \`#if\`, which takes all that is left. Move it before the \`#else\`, or end the \`#if\` first.`,
      };
    case 'unclosed-reference':
      return {
        code: 'unexpected-token',
        message: `${found} is never closed: add \`}\` after the name, its properties and calls.`,
      };
    case 'range-bound':
      return { code: 'unexpected-token', message: 'Only references and integers can stand on both sides of `..`.' };
    case 'stray':
      return {
        code: 'stray-token',
        message: `${found} cannot stand here: Velocity reads it as part of the reference before it. Write \`\${name}\` to end a reference.`,
      };
    default:
      return about satisfies never;
  }
}
