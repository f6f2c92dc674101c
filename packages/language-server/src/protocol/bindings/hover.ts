import { type Hover, type HoverParams, MarkupKind } from 'vscode-languageserver';
import { LANGUAGE_SERVICE } from '../../service.js';
import { bindingOf } from '../binding.js';

export const hoverBinding = bindingOf<HoverParams>({
  method: 'textDocument/hover',
  capability: () => ({ hoverProvider: true }),
  answer({ position }, { document, places }): Hover | null {
    const found = LANGUAGE_SERVICE.hover(document, places.offset(position));
    if (found === undefined) return null;
    return { range: places.range(found), contents: { kind: MarkupKind.Markdown, value: found.markdown } };
  },
});
