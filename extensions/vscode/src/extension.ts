import type { ExtensionContext } from 'vscode';
import { LanguageClient, TransportKind } from 'vscode-languageclient/node';
import { activateOn } from './activate.js';
import type { Platform } from './platform.js';

/** The entry of the extension where Node.js runs it. */
export function activate(context: ExtensionContext): void {
  activateOn(DESKTOP, context);
}

const DESKTOP: Platform = {
  client(context, options) {
    const server = { module: context.asAbsolutePath('dist/server.js'), transport: TransportKind.ipc };
    return new LanguageClient('veloway', 'Veloway', { run: server, debug: server }, options);
  },
};
