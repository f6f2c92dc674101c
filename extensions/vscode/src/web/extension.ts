import type { ExtensionContext } from 'vscode';

/**
 * The entry of the extension where a browser runs it, and of the language server, which is a worker of it: both need
 * most of the same, and a browser loads one file for them. Only the extension is given a `require`.
 */
if (typeof require === 'undefined') void import('../server/worker.js');

export async function activate(context: ExtensionContext): Promise<void> {
  const { activateWith } = await import('../entry.js');
  activateWith(() => import('./browser.js'), context);
}

/** @returns what a desktop needs of the same, so that it is there once; it is evaluated when it is asked for */
export function core(): typeof import('../core.js') {
  return require('../core.js');
}
