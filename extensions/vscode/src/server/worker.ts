/** The language server in a browser, a worker of the page. */
import { type DedicatedWorker, serveWorker } from '@veloway/language-server/browser';

serveWorker(globalThis as unknown as DedicatedWorker);
