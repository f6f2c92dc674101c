import type { ExtensionContext } from 'vscode';
import type { BaseLanguageClient, LanguageClientOptions } from 'vscode-languageclient';

/** What differs between VS Code on a desktop and in a browser. */
export interface Platform {
  /** @returns a client of a language server that is not started yet */
  client(context: ExtensionContext, options: LanguageClientOptions): BaseLanguageClient;
}
