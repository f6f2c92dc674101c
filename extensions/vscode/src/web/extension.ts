import { type ExtensionContext, Uri } from 'vscode';
import { LanguageClient } from 'vscode-languageclient/browser';
import { activateOn } from '../activate.js';
import type { Platform } from '../platform.js';

/** The entry of the extension where a browser runs it. */
export function activate(context: ExtensionContext): void {
  activateOn(BROWSER, context);
}

const BROWSER: Platform = {
  client(context, options) {
    const worker = new Worker(Uri.joinPath(context.extensionUri, 'dist/web/server.js').toString(true));
    return new LanguageClient('veloway', 'Veloway', worker, options);
  },
};
