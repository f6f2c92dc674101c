import { compile, type Phase, type ProxyEvent } from '@veloway/mapping';
import { Uri, workspace } from 'vscode';
import { eventOf, samplesFor } from '../preview/samples.js';
import { Session } from './session.js';
import { Timeline } from './timeline.js';

/** A run that is debugged. */
export interface Launch {
  readonly session: Session;
  readonly source: { readonly name: string; readonly path: string };
  readonly stopOnEntry: boolean;
}

/**
 * Runs the template of a launch configuration.
 *
 * @throws Error with a sentence for people, where that cannot be
 */
export async function launch(given: Readonly<Record<string, unknown>>): Promise<Launch> {
  const { template } = given;
  if (typeof template !== 'string') throw new Error('The launch configuration names no `template`.');
  const uri = uriOf(template);
  const text = await textOf(uri, template);
  const phase: Phase = given.phase === 'response' || /\bresponseOverride\b/.test(text) ? 'response' : 'request';
  const event = await eventFor(uri, given.event);
  const name = uri.path.split('/').at(-1) ?? template;
  const path = uri.scheme === 'file' ? uri.fsPath : uri.toString();
  return {
    session: new Session(new Timeline(compile(text, { name: template }), event, phase)),
    source: { name, path },
    stopOnEntry: given.stopOnEntry !== false,
  };
}

/** A path, which a folder of the workspace may be left out of, or the URI of a document that is not on a disk. */
function uriOf(text: string): Uri {
  if (/^[a-z][a-z0-9+.-]+:/i.test(text)) return Uri.parse(text);
  const folder = workspace.workspaceFolders?.[0]?.uri;
  const isWhole = /^(?:[a-z]:|[\\/])/i.test(text);
  return isWhole || folder === undefined ? Uri.file(text) : Uri.joinPath(folder, text);
}

/** @param given an event, the path of a file with one, or nothing for the first sample */
async function eventFor(template: Uri, given: unknown): Promise<ProxyEvent> {
  if (typeof given === 'object' && given !== null) return given;
  const text = typeof given === 'string' ? await textOf(uriOf(given), given) : (await samplesFor(template))[0]?.text;
  const read = eventOf(text ?? '{}');
  if ('problem' in read) throw new Error(read.problem);
  return read.event;
}

/** @param written what the launch configuration says */
async function textOf(file: Uri, written: string): Promise<string> {
  const document = await workspace.openTextDocument(file).then(undefined, () => undefined);
  if (document !== undefined) return document.getText();
  throw new Error(
    `There is no file \`${written}\`: name one in the launch configuration, from the folder that is open.`,
  );
}
