import { Uri } from 'vscode';

/** The scheme of templates that stand in definitions and are open as documents of their own. */
export const SCHEME = 'veloway-template';

/** Which template of which definition a document is. */
export interface TemplateAddress {
  readonly host: Uri;
  /** As {@link keysOf} names it. */
  readonly key: string;
}

/** @param title what the editor's tab shows */
export function templateUri({ host, key }: TemplateAddress, title: string): Uri {
  const file = host.path.split('/').at(-1) ?? '';
  // A slash would end the name that the tab shows.
  const path = `/${file}/${title.replaceAll('/', '\u2215')}.vtl`;
  return Uri.from({ scheme: SCHEME, path, query: JSON.stringify({ host: host.toString(), key }) });
}

/** @returns undefined for the URI of another document */
export function addressOf(uri: Uri): TemplateAddress | undefined {
  if (uri.scheme !== SCHEME) return undefined;
  const { host, key } = JSON.parse(uri.query) as { host: string; key: string };
  return { host: Uri.parse(host), key };
}

/** @returns the file that people have on their disk: of a template in a definition, the definition */
export function fileOf(uri: Uri): Uri {
  return addressOf(uri)?.host ?? uri;
}
