import type { SelectionRange, SelectionRangeParams } from 'vscode-languageserver';
import { LANGUAGE_SERVICE } from '../../service.js';
import { bindingOf } from '../binding.js';
import type { OpenDocument } from '../open-documents.js';

export const selectionRangeBinding = bindingOf<SelectionRangeParams>({
  method: 'textDocument/selectionRange',
  capability: () => ({ selectionRangeProvider: true }),
  answer({ positions }, open): SelectionRange[] {
    return positions.map((position) => selectionAt(open, open.places.offset(position)));
  },
});

/** Each range has those around it as its parents. */
function selectionAt({ document, places }: OpenDocument, offset: number): SelectionRange {
  const growing = LANGUAGE_SERVICE.selectionRange(document, offset);
  const around = growing.reduceRight<SelectionRange | undefined>((parent, range) => {
    return parent === undefined ? { range: places.range(range) } : { range: places.range(range), parent };
  }, undefined);
  return around ?? { range: places.range({ start: offset, end: offset }) };
}
