import { Uri } from 'vscode';
import { LanguageClient } from 'vscode-languageclient/browser';
import type { Start } from '../entry.js';
import { startFeatures } from '../features.js';
import type { Platform } from '../platform.js';

/** Starts the extension where a browser runs it. */
export const start: Start = (context, log) => startFeatures(BROWSER, context, log);

const BROWSER: Platform = {
  client(context, options) {
    const worker = new Worker(Uri.joinPath(context.extensionUri, 'dist/web/extension.js').toString(true));
    return new LanguageClient('veloway', 'Veloway', worker, options);
  },
};
