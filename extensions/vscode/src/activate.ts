import { commands, type ExtensionContext, window } from 'vscode';
import { Language } from './language.js';
import type { Platform } from './platform.js';

/** Sets everything up that is the same on a desktop and in a browser. */
export function activateOn(platform: Platform, context: ExtensionContext): void {
  const log = window.createOutputChannel('Veloway', { log: true });
  const language = new Language(context, platform, log);
  context.subscriptions.push(
    log,
    language,
    commands.registerCommand('veloway.restartServer', () => language.restart()),
  );
  log.info('Active.');
  // Nothing waits for the server: what VS Code asks of it before it is there is asked again.
  language.start().catch((error) => log.error(error));
}
