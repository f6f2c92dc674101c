import type { ExtensionContext, LogOutputChannel } from 'vscode';
import type { Command } from './commands.js';
import type { Features } from './entry.js';
import { Language } from './language.js';
import type { Platform } from './platform.js';
import { Preview } from './preview/preview.js';

/** Starts everything that is the same on a desktop and in a browser. */
export function startFeatures(platform: Platform, context: ExtensionContext, log: LogOutputChannel): Features {
  const language = new Language(context, platform, log);
  const preview = new Preview(context);
  context.subscriptions.push(language, preview);
  language.start().catch((error) => log.error(error));
  const commands: Readonly<Record<Command, (...args: unknown[]) => unknown>> = {
    'veloway.restartServer': () => language.restart(),
    'veloway.showPreview': () => preview.show(),
  };
  return { run: (command, ...args) => commands[command](...args) };
}
