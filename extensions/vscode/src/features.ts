import type { ExtensionContext, LogOutputChannel } from 'vscode';
import type { Command } from './commands.js';
import type { Features } from './entry.js';
import { Language } from './language.js';
import type { Platform } from './platform.js';

/** Starts everything that is the same on a desktop and in a browser. */
export function startFeatures(platform: Platform, context: ExtensionContext, log: LogOutputChannel): Features {
  const language = new Language(context, platform, log);
  context.subscriptions.push(language);
  language.start().catch((error) => log.error(error));
  const commands: Readonly<Record<Command, (...args: unknown[]) => unknown>> = {
    'veloway.restartServer': () => language.restart(),
  };
  return { run: (command, ...args) => commands[command](...args) };
}
