import type { CatalogueRow, Evidence } from '@veloway/mapping';

const EVIDENCE: Readonly<Record<Evidence, string>> = {
  recorded: 'recorded from API Gateway',
  documented: 'documented by AWS',
  model: 'seen on an engine that answers as every recording does',
  unknown: 'not known for sure',
};

/** @returns what the catalogue says of a name, as Markdown */
export function rowMarkdown(row: CatalogueRow): string {
  const quirk = row.quirk === undefined ? [] : [`**Mind**: ${row.quirk}`];
  return [
    fence(row.signature, 'velocity'),
    row.documentation,
    ...quirk,
    exampleText(row),
    `*${capitalized(EVIDENCE[row.evidence])}.* \`docs/reference.md#${anchorOf(row.name)}\``,
  ].join('\n\n');
}

function exampleText({ example: { template, output } }: CatalogueRow): string {
  return `Example:\n\n${fence(template, 'velocity')}\n\nprints\n\n${fence(output, '')}`;
}

/** @returns the name of a row's section in the reference page */
export function anchorOf(name: string): string {
  return name
    .replace(/\(\)/, '-all')
    .replace(/[^A-Za-z0-9]+/g, '-')
    .replace(/^-|-$/g, '');
}

/** @returns a block of code in Markdown, whatever it holds */
export function fence(text: string, language: string): string {
  const ticks = /`{3,}/.test(text) ? '`````' : '```';
  return `${ticks}${language}\n${text}\n${ticks}`;
}

/** @returns a span of code in Markdown, whatever it holds */
export function codeSpan(text: string): string {
  const line = text.replace(/\s+/g, ' ');
  return line.includes('`') ? `\`\` ${line} \`\`` : `\`${line}\``;
}

function capitalized(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
