import type { ExtensionContext } from 'vscode';
import { activateWith } from '../entry.js';

/** The entry of the extension where a browser runs it. */
export function activate(context: ExtensionContext): void {
  activateWith(() => import('./browser.js'), context);
}
