import type { ExtensionContext } from 'vscode';
import { activateWith } from './entry.js';

/** The entry of the extension where Node.js runs it. */
export function activate(context: ExtensionContext): void {
  activateWith(() => import('./desktop.js'), context);
}
