import { type InlayHint, InlayHintKind, type InlayHintParams } from 'vscode-languageserver';
import { LANGUAGE_SERVICE } from '../../service.js';
import { bindingOf } from '../binding.js';

export const inlayHintBinding = bindingOf<InlayHintParams>({
  method: 'textDocument/inlayHint',
  capability: () => ({ inlayHintProvider: true }),
  answer({ range }, { document, places }): InlayHint[] {
    return LANGUAGE_SERVICE.inlayHints(document, places.offsets(range)).map(({ start, label, kind, tooltip }) => ({
      position: places.position(start),
      label,
      paddingLeft: true,
      tooltip,
      ...(kind === 'value' ? { kind: InlayHintKind.Type } : {}),
    }));
  },
});
