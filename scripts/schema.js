// Writes packages/cli/schema/vtltest.schema.json, which editors read, from the schema that `veloway test` reads.
import { spawnSync } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';

const root = fileURLToPath(new URL('..', import.meta.url));
const file = `${root}/packages/cli/schema/vtltest.schema.json`;

const { outputFiles } = await build({
  entryPoints: [`${root}/packages/cli/src/suite/test-file-schema.ts`],
  bundle: true,
  write: false,
  format: 'esm',
});
const source = Buffer.from(outputFiles[0].contents).toString('base64');
const { TEST_FILE_SCHEMA } = await import(`data:text/javascript;base64,${source}`);
mkdirSync(`${root}/packages/cli/schema`, { recursive: true });
writeFileSync(file, `${JSON.stringify(TEST_FILE_SCHEMA, null, 2)}\n`);
const biome = `${root}/node_modules/@biomejs/biome/bin/biome`;
const { status } = spawnSync(process.execPath, [biome, 'format', '--write', file], { stdio: 'inherit', cwd: root });
process.exitCode = status ?? 1;
