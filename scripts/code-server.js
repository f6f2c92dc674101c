// Sets up the VS Code that the end-to-end tests of the extension run in: npm's code-server, once in a folder of caches.
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { homedir } from 'node:os';
import { join } from 'node:path';

const VERSION = '4.100.3';

/** Packages of Debian that it needs, by the commands that they bring. */
const DEBIAN = { chromium: 'chromium', rg: 'ripgrep' };

const cache = process.env.XDG_CACHE_HOME ?? join(homedir(), '.cache');
const folder = join(cache, 'veloway-code-server', VERSION);
const server = join(folder, 'node_modules/code-server');
const vscode = join(server, 'lib/vscode');

/** Written last, so that what a stopped set-up left behind is made anew. */
const ready = join(folder, 'ready');

/** @returns the script to start with Node.js, or a sentence that says what is missing */
export function codeServer() {
  const missing = missingCommands();
  if (missing !== undefined) return { missing };
  try {
    if (!existsSync(ready)) setUp();
  } catch (error) {
    return { missing: `code-server ${VERSION} could not be set up: ${error.message}` };
  }
  return { entry: join(server, 'out/node/entry.js'), chromium: pathOf('chromium') };
}

function missingCommands() {
  const lacking = () => Object.keys(DEBIAN).filter((command) => pathOf(command) === undefined);
  const packages = lacking().map((command) => DEBIAN[command]);
  if (packages.length > 0 && process.getuid?.() === 0 && pathOf('apt-get') !== undefined) {
    say(`Installing ${packages.join(' and ')}.`);
    spawnSync('apt-get', ['update', '-qq'], { stdio: 'ignore' });
    spawnSync('apt-get', ['install', '-y', '-qq', '--no-install-recommends', ...packages], { stdio: 'ignore' });
  }
  const still = lacking();
  return still.length === 0 ? undefined : `The commands ${still.join(' and ')} are not installed.`;
}

function setUp() {
  const start = Date.now();
  say(`Setting up code-server ${VERSION} in ${folder}, which takes a minute or two, once.`);
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, 'package.json'), '{ "private": true }');
  npm(folder, 'install', '--ignore-scripts', `code-server@${VERSION}`);
  npm(folder, 'rebuild', 'argon2');
  say('Installing the libraries of VS Code.');
  npm(vscode, 'install', '--omit=dev', '--ignore-scripts');
  // The other native modules are for the terminal and for Kerberos, which the tests do not use.
  npm(vscode, 'rebuild', '@vscode/spdlog', 'native-watchdog', '@parcel/watcher');
  npm(join(vscode, 'extensions'), 'install', '--omit=dev', '--ignore-scripts');
  linkSearch();
  writeFileSync(ready, '');
  say(`Set up in ${Math.round((Date.now() - start) / 1000)} s.`);
}

/** VS Code's search looks for its own ripgrep, and some of its code for its libraries under another name. */
function linkSearch() {
  const bin = join(vscode, 'node_modules/@vscode/ripgrep/bin');
  mkdirSync(bin, { recursive: true });
  if (!existsSync(join(bin, 'rg'))) symlinkSync(pathOf('rg'), join(bin, 'rg'));
  const asar = join(vscode, 'node_modules.asar');
  if (!existsSync(asar)) symlinkSync('node_modules', asar);
}

function npm(cwd, ...args) {
  const { status, stdout, stderr } = spawnSync('npm', [...args, '--no-audit', '--no-fund'], { cwd, encoding: 'utf8' });
  if (status !== 0) throw new Error(`\`npm ${args.join(' ')}\` failed:\n${stdout}${stderr}`.slice(-2000));
}

function pathOf(command) {
  const { status, stdout } = spawnSync('sh', ['-c', `command -v ${command}`], { encoding: 'utf8' });
  return status === 0 ? stdout.trim() : undefined;
}

function say(sentence) {
  console.log(sentence);
}
