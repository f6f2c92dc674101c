import { LanguageClient, TransportKind } from 'vscode-languageclient/node';
import type { Start } from './entry.js';
import { startFeatures } from './features.js';
import type { Platform } from './platform.js';

/** Starts the extension where Node.js runs it. */
export const start: Start = (context, log) => startFeatures(DESKTOP, context, log);

const DESKTOP: Platform = {
  client(context, options) {
    const server = { module: context.asAbsolutePath('dist/server.js'), transport: TransportKind.ipc };
    return new LanguageClient('veloway', 'Veloway', { run: server, debug: server }, options);
  },
};
