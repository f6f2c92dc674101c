import {
  type Disposable,
  type ExtensionContext,
  type LogOutputChannel,
  StatusBarAlignment,
  Uri,
  window,
  workspace,
} from 'vscode';
import { needsDisk } from '../needs-disk.js';
import { chosenDefinition } from './definitions.js';
import { GatewayProcess } from './gateway-process.js';
import { mayRun } from './trust.js';

/** The local gateway of the API in the workspace; there is one at a time. */
export class Gateway implements Disposable {
  private readonly log: LogOutputChannel = window.createOutputChannel('Veloway Gateway', { log: true });
  private readonly status = window.createStatusBarItem('veloway.gateway', StatusBarAlignment.Left);
  private running: { readonly process: GatewayProcess; readonly definition: Uri } | undefined;

  constructor(private readonly context: ExtensionContext) {
    this.status.name = 'Veloway Gateway';
    this.status.command = 'veloway.showGatewayLog';
  }

  /** @returns where the API is, or undefined where it could not be started */
  async start(definition?: Uri): Promise<string | undefined> {
    if (!mayRun()) return undefined;
    const file = definition ?? (await chosenDefinition());
    if (file === undefined) return undefined;
    if (file.scheme !== 'file') return needsDisk();
    if (this.running?.definition.toString() === file.toString()) return this.running.process.url;
    await this.stop();
    return this.startFor(file);
  }

  async stop(): Promise<void> {
    await this.running?.process.stop();
    this.ended();
  }

  async restart(): Promise<void> {
    const definition = this.running?.definition;
    await this.stop();
    await this.start(definition);
  }

  showLog(): void {
    this.log.show(true);
  }

  dispose(): void {
    this.stop().catch((error) => this.log.error(error));
    this.status.dispose();
    this.log.dispose();
  }

  private async startFor(definition: Uri): Promise<string | undefined> {
    const script = Uri.joinPath(this.context.extensionUri, 'dist/gateway.js').fsPath;
    const port = workspace.getConfiguration('veloway').get<number>('gateway.port', 0);
    try {
      const process = await GatewayProcess.start(script, { file: definition.fsPath, port }, this.log, () =>
        this.ended(),
      );
      this.running = { process, definition };
      this.log.info(`${workspace.asRelativePath(definition)} is served at ${process.url}.`);
      this.status.text = `$(server) ${process.url}`;
      this.status.tooltip = `The gateway serves ${workspace.asRelativePath(definition)}.`;
      this.status.show();
      this.showLog();
      return process.url;
    } catch (error) {
      this.showLog();
      void window.showErrorMessage(`The gateway could not be started. ${(error as Error).message}`);
      return undefined;
    }
  }

  private ended(): void {
    if (this.running !== undefined) this.log.info('The gateway has stopped.');
    this.running = undefined;
    this.status.hide();
  }
}
