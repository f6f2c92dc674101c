import { type TestItem, Uri } from 'vscode';
import { LanguageClient, TransportKind } from 'vscode-languageclient/node';
import type { Start } from './entry.js';
import { startFeatures } from './features.js';
import { Gateway } from './gateway/gateway.js';
import { RequestSender } from './gateway/send-request.js';
import type { Platform } from './platform.js';
import { Tests } from './testing/tests.js';

/** Starts the extension where Node.js runs it. */
export const start: Start = (context, log) => {
  const tests = new Tests();
  const gateway = new Gateway(context);
  const requests = new RequestSender(gateway);
  context.subscriptions.push(tests, gateway, requests);
  return startFeatures(DESKTOP, context, log, {
    'veloway.startGateway': () => gateway.start(),
    'veloway.stopGateway': () => gateway.stop(),
    'veloway.restartGateway': () => gateway.restart(),
    'veloway.showGatewayLog': () => gateway.showLog(),
    'veloway.sendRequest': (file: string, method: string, path: string) => requests.send(file, method, path),
    'veloway.test': (uri: string) => tests.runTemplate(Uri.parse(uri)),
    'veloway.runTests': () => tests.runAll(),
    'veloway.acceptOutput': (of: TestItem | { readonly test: TestItem }) => tests.accept('test' in of ? of.test : of),
  });
};

const DESKTOP: Platform = {
  client(context, options) {
    const server = { module: context.asAbsolutePath('dist/server.js'), transport: TransportKind.ipc };
    return new LanguageClient('veloway', 'Veloway', { run: server, debug: server }, options);
  },
};
