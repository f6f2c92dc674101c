// `npm run test:vscode`: packages the extension and tests it in a real VS Code in a real browser.
import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { codeServer } from './code-server.js';
import { packageExtension } from './package-vscode.js';

const root = fileURLToPath(new URL('..', import.meta.url));
const { entry, chromium, missing } = codeServer();
if (missing !== undefined) {
  console.error(`The tests in VS Code cannot run. ${missing}`);
  process.exit(1);
}
const vsix = await packageExtension();
const vitest = `${root}/node_modules/vitest/vitest.mjs`;
const args = [vitest, 'run', '--config', 'extensions/vscode/e2e/vitest.config.ts', ...process.argv.slice(2)];
const env = { ...process.env, VELOWAY_CODE_SERVER: entry, VELOWAY_CHROMIUM: chromium, VELOWAY_VSIX: vsix };
const { status } = spawnSync(process.execPath, args, { cwd: root, env, stdio: 'inherit' });
process.exit(status ?? 1);
