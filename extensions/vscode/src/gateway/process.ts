/** The local gateway, a process of its own: what it is told of and tells are lines, as `veloway serve --json` has them. */
import { serve } from '@veloway/serving';

const [file = '', port = '0'] = process.argv.slice(2);

serve(file, { host: '127.0.0.1', port, watch: true, log: true, json: true }).then(
  (code) => process.exit(code),
  (error: Error) => {
    process.stderr.write(`${error.message}\n`);
    process.exit(2);
  },
);
