import type { ExtensionContext, LogOutputChannel } from 'vscode';
import type { Command } from './commands.js';
import { debugTemplate, registerDebugger } from './debug/debugger.js';
import { openTemplate, registerEmbedded } from './embedded/embedded.js';
import type { Features } from './entry.js';
import { Language } from './language.js';
import { needsDisk } from './needs-disk.js';
import { openSomeTemplate } from './open-some-template.js';
import type { Platform } from './platform.js';
import { Preview } from './preview/preview.js';

/** What a command does. */
export type Handlers = { readonly [C in Command]?: (...args: never[]) => unknown };

/**
 * Starts everything that is the same on a desktop and in a browser.
 *
 * @param further what the commands do that are not
 */
export function startFeatures(
  platform: Platform,
  context: ExtensionContext,
  log: LogOutputChannel,
  further: Handlers = {},
): Features {
  const language = new Language(context, platform, log);
  const preview = new Preview(context);
  context.subscriptions.push(language, preview, ...registerDebugger(), ...registerEmbedded());
  language.start().catch((error) => log.error(error));
  const handlers: Handlers = {
    'veloway.restartServer': () => language.restart(),
    'veloway.openSomeTemplate': () => openSomeTemplate(),
    'veloway.showPreview': () => preview.show(),
    'veloway.debugTemplate': () => debugTemplate(),
    'veloway.openTemplate': (uri?: string, key?: string) => openTemplate(uri, key),
    'veloway.preview': (_uri: string, _place: unknown, sample?: string) => preview.show(sample),
    ...further,
  };
  return { run: (command, ...args) => (handlers[command] ?? needsDisk)(...(args as never[])) };
}
