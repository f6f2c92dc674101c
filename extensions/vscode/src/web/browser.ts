import { serveWorker } from '@veloway/language-server/browser';
import { Uri } from 'vscode';
import { BrowserMessageReader, BrowserMessageWriter, LanguageClient } from 'vscode-languageclient/browser';
import type { Start } from '../entry.js';
import { startFeatures } from '../features.js';
import type { Platform } from '../platform.js';

/** Starts the extension where a browser runs it. */
export const start: Start = (context, log) => startFeatures(BROWSER, context, log);

const BROWSER: Platform = {
  client(context, options) {
    const script = Uri.joinPath(context.extensionUri, 'dist/web/extension.js');
    return new LanguageClient('veloway', 'Veloway', async () => workerOf(script) ?? inThisThread(), options);
  },
};

/** @returns undefined where VS Code makes no workers of extensions: where they are installed on a remote machine */
function workerOf(script: Uri): Worker | undefined {
  try {
    return new Worker(script.toString(true));
  } catch {
    return undefined;
  }
}

/** The extension's thread is a worker as well, so that the page does not wait for the server. */
function inThisThread() {
  const { port1, port2 } = new MessageChannel();
  serveWorker(port2);
  return { reader: new BrowserMessageReader(port1), writer: new BrowserMessageWriter(port1) };
}
