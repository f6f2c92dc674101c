import { serveStdio } from '@veloway/language-server/node';

/** `veloway lsp`: answers an editor until it says that it leaves. */
export function lsp(): void {
  serveStdio();
}
