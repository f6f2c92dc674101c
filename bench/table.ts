/** @returns a Markdown table whose columns stand below each other; all but the first are flush right */
export function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const widths = head.map((_, i) => Math.max(3, ...[head, ...rows].map((row) => row[i]?.length ?? 0)));
  const line = (cells: readonly string[]): string =>
    `| ${widths.map((width, i) => (i === 0 ? (cells[i] ?? '').padEnd(width) : (cells[i] ?? '').padStart(width))).join(' | ')} |`;
  const rule = widths.map((width, i) => (i === 0 ? '-'.repeat(width) : `${'-'.repeat(width - 1)}:`));
  return [line(head), line(rule), ...rows.map(line)].join('\n');
}

const WHOLE = new Intl.NumberFormat('en', { maximumFractionDigits: 0 });

/** @returns a number with about three digits that count */
export function figure(value: number): string {
  if (value >= 100) return WHOLE.format(value);
  return value.toFixed(value >= 10 ? 1 : 2);
}
