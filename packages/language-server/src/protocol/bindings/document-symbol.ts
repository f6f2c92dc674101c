import { type DocumentSymbol, type DocumentSymbolParams, SymbolKind } from 'vscode-languageserver';
import { LANGUAGE_SERVICE, type OutlineSymbol } from '../../service.js';
import { bindingOf } from '../binding.js';
import type { Places } from '../places.js';

const KIND: Readonly<Record<OutlineSymbol['kind'], SymbolKind>> = {
  template: SymbolKind.File,
  variable: SymbolKind.Variable,
  condition: SymbolKind.Boolean,
  loop: SymbolKind.Array,
  block: SymbolKind.Object,
  macro: SymbolKind.Function,
};

export const documentSymbolBinding = bindingOf<DocumentSymbolParams>({
  method: 'textDocument/documentSymbol',
  capability: () => ({ documentSymbolProvider: true }),
  answer(_, { document, places }): DocumentSymbol[] {
    return LANGUAGE_SERVICE.documentSymbols(document).map((symbol) => symbolOf(symbol, places));
  },
});

function symbolOf(symbol: OutlineSymbol, places: Places): DocumentSymbol {
  return {
    name: symbol.name,
    detail: symbol.detail,
    kind: KIND[symbol.kind],
    range: places.range(symbol),
    selectionRange: places.range(symbol.selection),
    children: symbol.children.map((child) => symbolOf(child, places)),
  };
}
