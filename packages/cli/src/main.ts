import { Command, CommanderError, Option } from 'commander';
import { colors } from './report/colors.js';
import { UsageError } from './usage-error.js';

const collect = (value: string, values: readonly string[] = []): readonly string[] => [...values, value];

const EXAMPLES = `
Examples:
  veloway render orders.vtl --event event.json
  veloway render orders.vtl --body order.json --header "X-Tenant=acme" --context stage=prod
  veloway render response.vtl --phase response --body backend-answer.json --pretty
  veloway render --jobs jobs.ndjson > results.ndjson

Exit codes: 0 rendered, 1 the template or its run failed, 2 the command line is wrong.
`;

function commandLine(finish: (code: number) => void): Command {
  const program = new Command('veloway')
    .description('Mapping templates of Amazon API Gateway, exactly as AWS runs them.')
    .version(VERSION)
    .showSuggestionAfterError()
    .showHelpAfterError('(veloway --help tells more)')
    .exitOverride();
  program
    .command('render')
    .description('Print what a mapping template makes of a request.')
    .argument('[TEMPLATE]', 'the file of the template; - for the standard input')
    .option('-e, --event <FILE>', "the request, as API Gateway's Lambda proxy event; - for the standard input")
    .option('-b, --body <FILE>', "the payload, instead of the event's; - for the standard input")
    .option('--header <NAME=VALUE>', 'a header of the request; may be repeated, as the next four', collect)
    .option('--query <NAME=VALUE>', 'a parameter of the query string', collect)
    .option('--path-parameter <NAME=VALUE>', 'a parameter of the path', collect)
    .option('--stage-variable <NAME=VALUE>', 'a stage variable', collect)
    .option('--context <NAME=VALUE>', 'a member of $context, such as identity.sourceIp=203.0.113.7', collect)
    .addOption(phaseOption())
    .addOption(dialectOption())
    .option('--pretty', 'indent the output, if it is JSON')
    .option('-o, --output <FILE>', 'write the output to a file')
    .option('-w, --watch', 'render again whenever the template, the event or the body changes')
    .option('--json', 'print output, overrides and problems as one JSON object')
    .option('--jobs <FILE>', 'render newline-delimited JSON jobs, one result a line; - for the standard input')
    .addHelpText('after', EXAMPLES)
    .action(async (template: string | undefined, options) => {
      const { render } = await import('./commands/render.js');
      finish(await render(template, options));
    });
  return program;
}

function phaseOption(): Option {
  const description = 'whether the payload is that of the request or that of the response';
  return new Option('--phase <PHASE>', description).choices(['request', 'response']).default('request');
}

function dialectOption(): Option {
  const description = 'the Velocity to be';
  return new Option('--dialect <NAME>', description).choices(['api-gateway', 'velocity-1.7']).default('api-gateway');
}

declare const VELOWAY_VERSION: string;
const VERSION = VELOWAY_VERSION;

async function main(): Promise<void> {
  try {
    await commandLine((code) => {
      process.exitCode = code;
    }).parseAsync();
  } catch (error) {
    process.exitCode = exitCodeOf(error);
  }
}

/** @returns the exit code of an error, after telling what is not told yet */
function exitCodeOf(error: unknown): number {
  if (error instanceof CommanderError) return error.exitCode === 0 ? 0 : 2;
  if (error instanceof UsageError) {
    process.stderr.write(`${colors().red('error')}: ${error.message}\n`);
    return 2;
  }
  const message = error instanceof Error ? error.message : String(error);
  process.stderr.write(`${colors().red('error')}: Veloway failed, which is a bug of its own: ${message}\n`);
  return 1;
}

// A reader that closes the pipe early, as `head` does, is no failure.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code !== 'EPIPE') throw error;
  process.exit(0);
});

await main();
