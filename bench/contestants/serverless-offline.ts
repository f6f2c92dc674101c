import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** serverless-offline with the same function behind the same two templates as Veloway's. */
export interface ServerlessOffline {
  readonly port: number;
  end(): void;
}

const SERVICE = `service: bench
plugins: [serverless-offline]
provider: { name: aws, runtime: nodejs20.x, stage: dev }
functions:
  orders:
    handler: orders.handler
    events:
      - http:
          path: lambda/{id}
          method: post
          integration: lambda
          request:
            template:
              application/json: '{"customer": $input.json("$.customer"), "order": "$input.params("id")"}'
          response:
            headers: { Content-Type: "'application/json'" }
            template: '{"id": $input.json("$.id"), "request": "$context.requestId"}'
`;

/** What the functions of both do. */
export const HANDLER = 'exports.handler = async ({ order }) => ({ id: order });\n';

/**
 * @param port a free port
 * @returns undefined where `BENCH_SERVERLESS_OFFLINE` names no folder in which `serverless` and `serverless-offline` are
 *   installed
 */
export async function startServerlessOffline(port: number): Promise<ServerlessOffline | undefined> {
  const installed = process.env.BENCH_SERVERLESS_OFFLINE;
  if (installed === undefined || installed === '') return undefined;
  const folder = mkdtempSync(join(tmpdir(), 'veloway-bench-'));
  writeFileSync(join(folder, 'serverless.yml'), SERVICE);
  writeFileSync(join(folder, 'orders.js'), HANDLER);
  symlinkSync(join(installed, 'node_modules'), join(folder, 'node_modules'));
  const script = join(folder, 'node_modules/serverless/bin/serverless.js');
  const args = [
    script,
    'offline',
    '--noPrependStageInUrl',
    '--httpPort',
    String(port),
    '--lambdaPort',
    String(port + 1),
  ];
  const env = { ...process.env, SLS_TELEMETRY_DISABLED: '1', SLS_NOTIFICATIONS_MODE: 'off' };
  const child = spawn(process.execPath, args, { cwd: folder, env, stdio: ['ignore', 'pipe', 'pipe'] });
  await new Promise<void>((resolve, reject) => {
    const look = (chunk: Buffer): void => {
      if (String(chunk).includes('Server ready')) resolve();
    };
    child.stdout.on('data', look);
    child.stderr.on('data', look);
    child.once('exit', () => reject(new Error('serverless-offline ended.')));
  });
  return {
    port,
    end: () => {
      child.kill();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
