// `npm run package`: builds the extension for VS Code and puts it into extensions/vscode/veloway-VERSION.vsix.
import { readFileSync, statSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import vsce from '@vscode/vsce';
import { buildExtension } from './build-vscode.js';

const cwd = fileURLToPath(new URL('../extensions/vscode', import.meta.url));

/** Bytes: what people download should take them a moment. */
const LARGEST = 1.5 * 1024 * 1024;

/** @returns the path of the package */
export async function packageExtension() {
  await buildExtension();
  const { version } = JSON.parse(readFileSync(`${cwd}/package.json`, 'utf8'));
  const packagePath = `${cwd}/veloway-${version}.vsix`;
  // All that it needs is bundled, the pictures of its page too.
  await vsce.createVSIX({
    cwd,
    packagePath,
    dependencies: false,
    allowMissingRepository: true,
    rewriteRelativeLinks: false,
  });
  const { size } = statSync(packagePath);
  if (size > LARGEST) throw new Error(`${packagePath} has ${size} bytes, which is more than ${LARGEST}.`);
  return packagePath;
}

if (process.argv[1] === fileURLToPath(import.meta.url)) await packageExtension();
