import { type FoldingRange, FoldingRangeKind, type FoldingRangeParams } from 'vscode-languageserver';
import { LANGUAGE_SERVICE } from '../../service.js';
import { bindingOf } from '../binding.js';

export const foldingRangeBinding = bindingOf<FoldingRangeParams>({
  method: 'textDocument/foldingRange',
  capability: () => ({ foldingRangeProvider: true }),
  answer(_, { document, places }): FoldingRange[] {
    return LANGUAGE_SERVICE.foldingRanges(document).map(({ start, end, kind }) => ({
      startLine: places.position(start).line,
      endLine: places.position(end).line,
      ...(kind === 'comment' ? { kind: FoldingRangeKind.Comment } : {}),
    }));
  },
});
