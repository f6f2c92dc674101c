import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { TestProject } from 'vitest/node';

/** Where tests find the VS Code that {@link setup} has started. */
export interface Served {
  readonly url: string;
  /** Its data: the logs among them. */
  readonly data: string;
}

declare module 'vitest' {
  export interface ProvidedContext {
    served: Served;
  }
}

/** What would move, ask or distract while a test looks. */
const SETTINGS = {
  'workbench.startupEditor': 'none',
  'workbench.tips.enabled': false,
  'workbench.reduceMotion': 'on',
  'workbench.colorTheme': 'Default Dark Modern',
  'workbench.enableExperiments': false,
  'workbench.layoutControl.enabled': false,
  'extensions.ignoreRecommendations': true,
  'telemetry.telemetryLevel': 'off',
  'update.mode': 'none',
  'chat.commandCenter.enabled': false,
  'window.commandCenter': false,
  'editor.minimap.enabled': false,
  'editor.cursorBlinking': 'solid',
  'editor.hover.delay': 100,
  'files.simpleDialog.enable': true,
  'files.autoSave': 'off',
  'git.enabled': false,
  'terminal.integrated.initialHint': false,
};

/** Nothing is asked of the network. */
const NO_GALLERY = JSON.stringify({ serviceUrl: 'http://127.0.0.1:9/', itemUrl: '', resourceUrlTemplate: '' });

/** Starts a VS Code with the extension, once for all tests. */
export async function setup(project: TestProject): Promise<() => void> {
  const { stop, ...served } = await startCodeServer();
  project.provide('served', served);
  return stop;
}

/**
 * @param settings what is not as the tests have it otherwise
 * @param trust what code-server is told of the trust in workspaces: by default, that it is none of its business
 */
export async function startCodeServer(
  settings: object = {},
  trust: readonly string[] = ['--disable-workspace-trust'],
): Promise<Served & { stop(): void }> {
  const data = mkdtempSync(join(tmpdir(), 'veloway-vscode-'));
  mkdirSync(join(data, 'User'), { recursive: true });
  writeFileSync(join(data, 'User/settings.json'), JSON.stringify({ ...SETTINGS, ...settings }));
  install(data);
  const server = spawn(process.execPath, [...argsOf(data), ...SERVE, ...trust], {
    env: ENV,
    stdio: ['ignore', 'pipe', 'ignore'],
  });
  const stop = (): void => {
    server.kill();
    rmSync(data, { recursive: true, force: true });
  };
  return { url: await listening(server), data, stop };
}

const ENV = {
  ...process.env,
  EXTENSIONS_GALLERY: NO_GALLERY,
  XDG_CONFIG_HOME: join(tmpdir(), 'veloway-vscode-config'),
};

const SERVE = ['--auth', 'none', '--bind-addr', '127.0.0.1:0', '--disable-telemetry', '--disable-update-check'];

function argsOf(data: string): string[] {
  const entry = process.env.VELOWAY_CODE_SERVER;
  if (entry === undefined) throw new Error('These tests run with `npm run test:vscode`.');
  return [entry, '--user-data-dir', data, '--extensions-dir', join(data, 'extensions')];
}

function install(data: string): void {
  const args = [...argsOf(data), '--install-extension', process.env.VELOWAY_VSIX ?? ''];
  const { status, stdout, stderr } = spawnSync(process.execPath, args, { encoding: 'utf8', env: ENV });
  if (status !== 0) throw new Error(`The extension could not be installed:\n${stdout}${stderr}`);
}

/** @returns the address that a server says it listens at */
function listening({ stdout, exitCode }: ChildProcess): Promise<string> {
  return new Promise((resolve, reject) => {
    let text = '';
    stdout?.on('data', (chunk) => {
      text += chunk;
      const url = /HTTP server listening on (http:\S+)/.exec(text)?.[1];
      if (url !== undefined) resolve(url);
    });
    stdout?.on('end', () => reject(new Error(`code-server ended with ${exitCode}:\n${text}`)));
  });
}
