import {
  type SemanticTokens,
  SemanticTokensBuilder,
  type SemanticTokensParams,
  type SemanticTokensRangeParams,
} from 'vscode-languageserver';
import { TOKEN_MODIFIERS, TOKEN_TYPES } from '../../features/semantic-tokens.js';
import { LANGUAGE_SERVICE, type Token } from '../../service.js';
import { bindingOf } from '../binding.js';
import type { OpenDocument } from '../open-documents.js';

export const semanticTokensBinding = bindingOf<SemanticTokensParams>({
  method: 'textDocument/semanticTokens/full',
  capability: () => ({
    semanticTokensProvider: {
      legend: { tokenTypes: [...TOKEN_TYPES], tokenModifiers: [...TOKEN_MODIFIERS] },
      full: true,
      range: true,
    },
  }),
  answer: (_, open): SemanticTokens => encoded(LANGUAGE_SERVICE.semanticTokens(open.document), open),
});

export const semanticTokensRangeBinding = bindingOf<SemanticTokensRangeParams>({
  method: 'textDocument/semanticTokens/range',
  capability: () => ({}),
  answer: ({ range }, open): SemanticTokens =>
    encoded(LANGUAGE_SERVICE.semanticTokens(open.document, open.places.offsets(range)), open),
});

const TYPE_NUMBER = new Map(TOKEN_TYPES.map((type, index) => [type, index]));
const MODIFIER_BIT = new Map(TOKEN_MODIFIERS.map((modifier, index) => [modifier, 1 << index]));

/** Clients need not know tokens of several lines, so that each has a token on every line of its own. */
function encoded(tokens: readonly Token[], { document, places }: OpenDocument): SemanticTokens {
  const builder = new SemanticTokensBuilder();
  for (const { start, end, type, modifiers } of tokens) {
    const bits = modifiers.reduce((sum, modifier) => sum | (MODIFIER_BIT.get(modifier) ?? 0), 0);
    for (const part of linesIn(document.text, start, end)) {
      const { line, character } = places.position(part.start);
      builder.push(line, character, part.end - part.start, TYPE_NUMBER.get(type) ?? 0, bits);
    }
  }
  return builder.build();
}

/** In a definition, the lines of a template begin after their indentation. */
function linesIn(
  text: string,
  start: number,
  end: number,
): readonly { readonly start: number; readonly end: number }[] {
  const token = text.slice(start, end);
  if (!/[\r\n]/.test(token)) return [{ start, end }];
  return Array.from(token.matchAll(/[^\s\r\n][^\r\n]*/g), ({ 0: line, index }) => {
    return { start: start + index, end: start + index + line.length };
  });
}
