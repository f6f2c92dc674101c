import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { documentOf } from '../src/document.js';
import { applyEdits } from '../src/edit.js';
import { ON_TYPE_TRIGGERS, onTypeFormatting } from '../src/features/on-type-formatting.js';
import { LANGUAGE_SERVICE } from '../src/service.js';
import { viewOf } from '../src/view-of.js';
import { TEMPLATES } from './template-pieces.js';

/** The template after the character before `█` was typed. */
function typed(marked: string): string {
  const text = marked.replace('█', '');
  const offset = marked.indexOf('█');
  const character = text.charAt(offset - 1).trim() === '' ? '\n' : text.charAt(offset - 1);
  return applyEdits(text, onTypeFormatting(viewOf(text), offset, character));
}

describe('typing the end of a head', () => {
  it.each<[string, string]>([
    ['#if($x)█', '#if($x)#end'],
    ['#foreach($i in $l)█\ntext', '#foreach($i in $l)#end\ntext'],
    ['#if($x)\n#foreach($i in $l)█\n#end', '#if($x)\n#foreach($i in $l)#end\n#end'],
    ['#if($x.y()█', '#if($x.y()'],
    ['#if($x)█ text', '#if($x) text'],
    ['#if($x)█\n#end', '#if($x)\n#end'],
    ['#set($x = 1)█', '#set($x = 1)'],
    ['#if($x)a#elseif($y)█\n', '#if($x)a#elseif($y)#end\n'],
    ['(a)█', '(a)'],
    ['#if($x)\n█', '#if($x)\n\n#end'],
    ['  #if($x)  \n    █\ntext', '  #if($x)  \n    \n  #end\ntext'],
    ['#if($x)\r\n█\r\ntext', '#if($x)\r\n\r\n#end\r\ntext'],
    ['#if($x)\n█\n#end', '#if($x)\n\n#end'],
    ['#if($x)\n\n█', '#if($x)\n\n'],
    ['#if($x)a\n█', '#if($x)a\n'],
    ['a\n█', 'a\n'],
  ])('%j', (marked, expected) => {
    expect(typed(marked)).toBe(expected);
  });

  const HOST = `openapi: 3.0.1
info: { title: Orders, version: "1" }
paths:
  /orders:
    post:
      responses: {}
      x-amazon-apigateway-integration:
        type: mock
        requestTemplates:
          application/json: `;

  it.each<[string, string]>([
    ['|\n            #if($x)\n            █\n', '|\n            #if($x)\n            \n            #end\n'],
    ['|-\n            #if($x)\n            █', '|-\n            #if($x)\n            \n            #end'],
    [
      '|\r\n            {}\r\n              #if($x)\r\n            █\r\n',
      '|\r\n            {}\r\n              #if($x)\r\n            \r\n              #end\r\n',
    ],
    [
      '|\n            #if($x)\n            █\n            a\n',
      '|\n            #if($x)\n            \n            #end\n            a\n',
    ],
    ['|\n            #if($x)\n\n            █\n', '|\n            #if($x)\n\n            \n'],
    ['|\n            #if($x)#end\n            █\n', '|\n            #if($x)#end\n            \n'],
    ['|\n            █\n', '|\n            \n'],
    ['>\n            #if($x)\n            █\n', '>\n            #if($x)\n            \n'],
  ])('in a definition: %j', (marked, expected) => {
    const text = HOST + marked.replace('█', '');
    const document = documentOf({ uri: 'file:///openapi.yaml', languageId: 'yaml', text });
    const edits = LANGUAGE_SERVICE.onTypeFormatting(document, (HOST + marked).indexOf('█'), '\n');
    expect(applyEdits(text, edits)).toBe(HOST + expected);
  });

  it('answers whatever the text is', () => {
    fc.assert(
      fc.property(TEMPLATES, fc.nat(), fc.constantFrom(...ON_TYPE_TRIGGERS), (text, place, character) => {
        const edits = onTypeFormatting(viewOf(text), place % (text.length + 1), character);
        expect(edits.filter(({ start, end }) => start < 0 || end !== start || end > text.length)).toEqual([]);
      }),
      { numRuns: 1000 },
    );
  });
});
