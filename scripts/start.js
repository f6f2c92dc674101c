// `npm start`: renders the example and says what to try next; with arguments, it is the command line.
import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';

const veloway = fileURLToPath(new URL('../packages/cli/bin/veloway.js', import.meta.url));
const example = fileURLToPath(new URL('../examples/orders/', import.meta.url));
const api = fileURLToPath(new URL('../examples/orders-gateway/template.yaml', import.meta.url));
const args = process.argv.slice(2);

function run(args, cwd) {
  return spawnSync(process.execPath, [veloway, ...args], { stdio: 'inherit', cwd }).status ?? 1;
}

// `npm start -- serve` alone serves the example API.
if (args.length === 1 && args[0] === 'serve') args.push(api);
if (args.length > 0) process.exit(run(args));

console.log('$ npx veloway render request.vtl --event event.json      (in examples/orders)\n');
const status = run(['render', 'request.vtl', '--event', 'event.json'], example);
console.log(`
That is what API Gateway sends to the backend. Try next:
  npm start -- render examples/orders/request.vtl --event examples/orders/event.json --watch
  npm start -- render examples/orders/response.vtl --phase response --body examples/orders/answer.json --pretty
  npm start -- serve
  npx veloway --help`);
process.exit(status);
