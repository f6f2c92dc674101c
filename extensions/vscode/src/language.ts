import { type Disposable, type ExtensionContext, type LogOutputChannel, workspace } from 'vscode';
import type { BaseLanguageClient, LanguageClientOptions } from 'vscode-languageclient';
import { answerFiles } from './files.js';
import type { Platform } from './platform.js';

/** Templates, and the files that hold them. */
const LANGUAGES = ['vtl', 'yaml', 'json', 'jsonc'];

/** The language server's client, which can be started anew. */
export class Language implements Disposable {
  private client: BaseLanguageClient | undefined;
  private readonly subscriptions: Disposable[] = [];

  constructor(
    private readonly context: ExtensionContext,
    private readonly platform: Platform,
    private readonly log: LogOutputChannel,
  ) {}

  async start(): Promise<void> {
    this.client = this.platform.client(this.context, this.options());
    this.subscriptions.push(answerFiles(this.client));
    await this.client.start();
  }

  /** Ends a server that may hang, and starts another. */
  async restart(): Promise<void> {
    await this.stop();
    await this.start();
    this.log.info('The language server was started anew.');
  }

  async stop(): Promise<void> {
    const { client } = this;
    this.client = undefined;
    for (const subscription of this.subscriptions.splice(0)) subscription.dispose();
    await client?.dispose();
  }

  dispose(): void {
    this.stop().catch((error) => this.log.error(error));
  }

  private options(): LanguageClientOptions {
    return {
      documentSelector: LANGUAGES.map((language) => ({ language })),
      outputChannel: this.log,
      initializationOptions: { commands: ['veloway.preview', 'veloway.test'] },
      diagnosticCollectionName: 'veloway',
      markdown: { supportHtml: false },
      workspaceFolder: workspace.workspaceFolders?.[0],
    } as LanguageClientOptions;
  }
}
