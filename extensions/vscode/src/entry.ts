import { commands, type ExtensionContext, type LogOutputChannel, window } from 'vscode';
import { COMMANDS, type Command } from './commands.js';

/** What the extension does, which is loaded after it is active. */
export interface Features {
  /** Does what a command says. */
  run(command: Command, ...args: unknown[]): unknown;
}

/** @param log what the output channel of the extension shows */
export type Start = (context: ExtensionContext, log: LogOutputChannel) => Features;

/**
 * Makes the extension active at once: commands are there, and wait for what they need. All else is loaded when VS Code
 * has a moment.
 */
export function activateWith(load: () => Promise<{ start: Start }>, context: ExtensionContext): void {
  const log = window.createOutputChannel('Veloway', { log: true });
  const features = moment()
    .then(load)
    .then(({ start }) => start(context, log));
  features.catch((error) => log.error(error));
  const run = async (command: Command, args: unknown[]): Promise<unknown> => (await features).run(command, ...args);
  for (const command of COMMANDS) {
    context.subscriptions.push(commands.registerCommand(command, (...args) => run(command, args)));
  }
  context.subscriptions.push(log);
  // A log has its own idea of when a line was written.
  log.info(`Active since ${new Date().toISOString()}.`);
}

function moment(): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, 0));
}
