import { Command, CommanderError, Option } from 'commander';
import { addSoap } from './commands/soap/register.js';
import { colors } from './report/colors.js';
import { UsageError } from './usage-error.js';

const collect = (value: string, values: readonly string[] = []): readonly string[] => [...values, value];

const RENDER_EXAMPLES = `
Examples:
  veloway render orders.vtl --event event.json
  veloway render orders.vtl --body order.json --header "X-Tenant=acme" --context stage=prod
  veloway render response.vtl --phase response --body backend-answer.json --pretty
  veloway render openapi.yaml "POST /orders" --event event.json
  veloway render openapi.yaml "POST /orders" --phase response --status 404 --body backend-answer.json
  veloway render --jobs jobs.ndjson > results.ndjson

Exit codes: 0 rendered, 1 the template or its run failed, 2 the command line is wrong.
`;

const TEST_EXAMPLES = `
A template orders.vtl has its cases in the folder orders.vtl.cases: NAME.event.json is a request, NAME.expected.json
(.xml, .txt) what the template should print, and NAME.overrides.json, which may be missing, what it should override.
A file NAME.vtltest.yaml can say more.

Examples:
  veloway test
  veloway test templates/orders.vtl --filter "empty body"
  veloway test --update
  veloway test --reporter pretty --reporter junit=reports/veloway.xml --coverage --coverage-threshold 90

Exit codes: 0 all passed, 1 a case failed, none was found or too little was reached, 2 the command line is wrong.
`;

const EXPLAIN_EXAMPLES = `
Examples:
  veloway explain orders.vtl --event event.json                  the whole run, a numbered line each
  veloway explain orders.vtl --event event.json --at 9:15        what line 9, column 15 of the template did
  veloway explain openapi.yaml "POST /orders" --event event.json
  veloway explain orders.vtl --event event.json --output 7:15    what wrote line 7, column 15 of the output

Exit codes: 0 explained, 1 the template or its run failed, 2 the command line is wrong.
`;

const SERVE_EXAMPLES = `
Examples:
  veloway serve openapi.yaml
  veloway serve template.yaml --watch --log
  veloway serve openapi.yaml --function orders=src/orders.handler --endpoint dynamodb=http://localhost:8000
  curl http://127.0.0.1:3000/dev/orders

While it serves, it reads commands: deployments, rollback [ID], deploy.

Exit codes: 0 interrupted and all was answered, 2 the command line or the definition is wrong.
`;

const INVOKE_EXAMPLES = `
Examples:
  veloway invoke openapi.yaml POST /orders --body order.json
  veloway invoke openapi.yaml GET "/orders/7?full=true" --header X-Tenant=acme
  veloway invoke template.yaml GET /orders --json

Exit codes: 0 the method answered, 1 the gateway had to answer itself, 2 the command line or the definition is wrong.
`;

const LINT_EXAMPLES = `
A file veloway.json, in the folder of a template or above it, says how grave what a rule finds is:
{ "rules": { "unused-variable": "off" } }. A comment ## veloway-disable-next-line CODE silences a rule for one line.

Examples:
  veloway lint
  veloway lint templates openapi.yaml --fix
  veloway lint --rule unused-variable=error --max-warnings 0
  veloway lint --reporter pretty --reporter sarif=veloway.sarif

Exit codes: 0 no error, 1 errors or too many warnings, or no template was found, 2 the command line is wrong.
`;

const FORMAT_EXAMPLES = `
Blanks are output in a template: only those are moved that API Gateway reads over, so that not a byte of what a template
prints changes.

Examples:
  veloway format
  veloway format templates/orders.vtl --indent 4
  veloway format --check
  veloway format - < orders.vtl

Exit codes: 0 all is formatted, 1 a template is broken, would change (--check) or was not found, 2 the command line is
wrong.
`;

const LSP_EXAMPLES = `
Editors start it by themselves: give them the command \`veloway lsp --stdio\` for .vtl, .vm and .velocity files, and for
YAML and JSON files that define an API.
`;

const DEFINITION_ARGUMENT =
  'the definition of the API: OpenAPI, SAM, CloudFormation, serverless.yml or Terraform JSON; - for the standard input';

const TEMPLATE_ARGUMENT = 'the file of the template, or a definition of an API that holds it; - for the standard input';
const METHOD_ARGUMENT = 'the method whose template it is, in a definition: "POST /orders"';

function commandLine(finish: (code: number) => void): Command {
  const program = new Command('veloway')
    .description('Mapping templates of Amazon API Gateway, exactly as AWS runs them.')
    .version(VERSION)
    .showSuggestionAfterError()
    .showHelpAfterError('(veloway --help tells more)')
    .exitOverride();
  addRender(program, finish);
  addTest(program, finish);
  addExplain(program, finish);
  addServe(program, finish);
  addInvoke(program, finish);
  addLint(program, finish);
  addFormat(program, finish);
  addLsp(program);
  addSoap(program, finish);
  return program;
}

function addRender(program: Command, finish: (code: number) => void): void {
  withEvent(
    program
      .command('render')
      .description('Print what a mapping template makes of a request.')
      .argument('[TEMPLATE]', TEMPLATE_ARGUMENT)
      .argument('[METHOD]', METHOD_ARGUMENT),
  )
    .option('--pretty', 'indent the output, if it is JSON')
    .option('-o, --output <FILE>', 'write the output to a file')
    .option('-w, --watch', 'render again whenever the template, the event or the body changes')
    .option('--json', 'print output, overrides and problems as one JSON object')
    .option('--jobs <FILE>', 'render newline-delimited JSON jobs, one result a line; - for the standard input')
    .addHelpText('after', RENDER_EXAMPLES)
    .action(async (template: string | undefined, method: string | undefined, options) => {
      const { render } = await import('./commands/render.js');
      finish(await render(template, method, options));
    });
}

function addTest(program: Command, finish: (code: number) => void): void {
  program
    .command('test')
    .description('Compare what templates print with what their cases expect.')
    .argument('[PATHS...]', 'templates, folders and test files; the current folder without')
    .option('-f, --filter <TEXT>', 'run the cases only that have TEXT in their name, their file or their template')
    .option('-u, --update', 'make what is printed the expected output of cases that are new or fail')
    .option('-w, --watch', 'run again what a change touches')
    .option('-r, --reporter <NAME[=FILE]>', 'pretty, json, junit or github, to a file; may be repeated', collect)
    .option('--coverage', 'tell which branches, loops and directives no case reaches; write lcov and HTML')
    .option('--coverage-folder <FOLDER>', 'where lcov.info and index.html go', 'coverage')
    .option('--coverage-threshold <PERCENT>', 'fail where the cases reach less; implies --coverage', percent)
    .addHelpText('after', TEST_EXAMPLES)
    .action(async (paths: readonly string[], options) => {
      const { test } = await import('./commands/test.js');
      finish(await test(paths, options));
    });
}

function addExplain(program: Command, finish: (code: number) => void): void {
  withEvent(
    program
      .command('explain')
      .description('Tell what each part of a template did, and which part wrote what.')
      .argument('<TEMPLATE>', TEMPLATE_ARGUMENT)
      .argument('[METHOD]', METHOD_ARGUMENT),
  )
    .option('--at <LINE:COLUMN>', 'a place in the template: what it evaluated to each time, and what that wrote')
    .option('--output <LINE:COLUMN>', 'a place in the output: which text wrote it, and where the value came from')
    .option('--json', 'print the explanation as one JSON object')
    .addHelpText('after', EXPLAIN_EXAMPLES)
    .action(async (template: string, method: string | undefined, options) => {
      const { explain } = await import('./commands/explain.js');
      finish(await explain(template, method, options));
    });
}

function addServe(program: Command, finish: (code: number) => void): void {
  withGateway(
    program
      .command('serve')
      .description('Answer requests on this machine as a deployed stage of the API would.')
      .argument('<DEFINITION>', DEFINITION_ARGUMENT)
      .option('-p, --port <PORT>', 'the port; 0 for any that is free', '3000')
      .option('--host <HOST>', 'the address to listen on; 0.0.0.0 lets other machines in', '127.0.0.1'),
  )
    .option('--base-path <PATH>', 'what stands before the paths of the API instead of the stage; / for nothing')
    .option('-w, --watch', 'deploy again whenever the definition changes, and load functions again when they do')
    .option('--log', 'print the execution log of each request')
    .option('--json', 'print the URL and each request as one JSON object a line')
    .addHelpText('after', SERVE_EXAMPLES)
    .action(async (definition: string, options) => {
      const { serve } = await import('./commands/serve.js');
      finish(await serve(definition, options));
    });
}

function addInvoke(program: Command, finish: (code: number) => void): void {
  withGateway(
    program
      .command('invoke')
      .description('Send one request through an API, without a server, and print its execution log and its answer.')
      .argument('<DEFINITION>', DEFINITION_ARGUMENT)
      .argument('<METHOD>', 'POST, or "POST /orders"')
      .argument('[PATH]', 'the path, with its query: "/orders/7?full=true"')
      .option('-b, --body <FILE>', 'the file of the body; - for the standard input')
      .option('-d, --data <TEXT>', 'the body itself')
      .option('--header <NAME=VALUE>', 'a header of the request; may be repeated', collect)
      .option('--query <NAME=VALUE>', 'a parameter of the query string; may be repeated', collect),
  )
    .option('-q, --quiet', 'print the body of the answer alone')
    .option('--json', 'print status, headers, body and execution log as one JSON object')
    .addHelpText('after', INVOKE_EXAMPLES)
    .action(async (definition: string, method: string, path: string | undefined, options) => {
      const { invoke } = await import('./commands/invoke.js');
      finish(await invoke(definition, method, path, options));
    });
}

function addLint(program: Command, finish: (code: number) => void): void {
  program
    .command('lint')
    .description('Find what is wrong with templates, in files of their own and in definitions of APIs.')
    .argument('[PATHS...]', 'templates, definitions and folders; the current folder without; - for the standard input')
    .option('--fix', 'change the files where a rule knows how')
    .option('-r, --reporter <NAME[=FILE]>', 'pretty, json, sarif or github, to a file; may be repeated', collect)
    .option('--rule <CODE=SEVERITY>', 'error, warning, information, hint or off; may be repeated', collect)
    .option('--max-warnings <COUNT>', 'fail where there are more warnings', count)
    .addHelpText('after', LINT_EXAMPLES)
    .action(async (paths: readonly string[], options) => {
      const { lint } = await import('./commands/lint.js');
      finish(await lint(paths, options));
    });
}

function addFormat(program: Command, finish: (code: number) => void): void {
  program
    .command('format')
    .description('Lay out templates without changing what they print.')
    .argument('[PATHS...]', 'templates and folders; the current folder without; - for the standard input')
    .option('--check', 'change nothing, and fail where something would change')
    .option('--stdout', 'print the one template instead of writing its file')
    .option('--indent <WIDTH>', 'how many blanks a level is, or tab', '2')
    .addHelpText('after', FORMAT_EXAMPLES)
    .action(async (paths: readonly string[], options) => {
      const { format } = await import('./commands/format.js');
      finish(format(paths, options));
    });
}

function addLsp(program: Command): void {
  program
    .command('lsp')
    .description('Answer an editor that speaks the language server protocol.')
    .option('--stdio', 'over the standard input and output, which it does without the option as well')
    .allowUnknownOption()
    .allowExcessArguments()
    .addHelpText('after', LSP_EXAMPLES)
    .action(async () => {
      const { lsp } = await import('./commands/lsp.js');
      lsp();
    });
}

/** Adds the options that say which API of a file is deployed, and what is behind it. */
function withGateway(command: Command): Command {
  return command
    .option('--api <ID>', 'which API, where the file has several')
    .option('--parameter <NAME=VALUE>', 'a parameter or variable of the definition; may be repeated', collect)
    .option('--stage <NAME>', 'the stage; that of the definition, or dev')
    .option('--stage-variable <NAME=VALUE>', 'a stage variable; may be repeated', collect)
    .option('--function <NAME=HANDLER>', 'a Lambda function: src/orders.handler, or its URL; may be repeated', collect)
    .option(
      '--endpoint <SERVICE=URL>',
      'where an AWS service is; without SERVICE=, all of them; may be repeated',
      collect,
    )
    .option('--api-key <VALUE>', 'an API key that is accepted; may be repeated', collect)
    .option('--region <REGION>', 'the region; us-east-1 without')
    .option('--account-id <ID>', 'the account; 123456789012 without');
}

/** Adds the options that say what request a template renders. */
function withEvent(command: Command): Command {
  return command
    .option('-e, --event <FILE>', "the request, as API Gateway's Lambda proxy event; - for the standard input")
    .option('-b, --body <FILE>', "the payload, instead of the event's; - for the standard input")
    .option('--header <NAME=VALUE>', 'a header of the request; may be repeated, as the next four', collect)
    .option('--query <NAME=VALUE>', 'a parameter of the query string', collect)
    .option('--path-parameter <NAME=VALUE>', 'a parameter of the path', collect)
    .option('--stage-variable <NAME=VALUE>', 'a stage variable', collect)
    .option('--context <NAME=VALUE>', 'a member of $context, such as identity.sourceIp=203.0.113.7', collect)
    .addOption(phaseOption())
    .option('--content-type <TYPE>', 'in a definition: the content type of the template')
    .option('--status <CODE>', 'in a definition: the status code of the response')
    .option('--parameter <NAME=VALUE>', 'a parameter or variable of the definition; may be repeated', collect)
    .addOption(dialectOption());
}

function count(value: string): number {
  if (/^\d+$/.test(value)) return Number(value);
  throw new UsageError(`\`--max-warnings ${value}\` should be a number, from 0 on.`);
}

function percent(value: string): number {
  const number = Number(value);
  if (value.trim() !== '' && number >= 0 && number <= 100) return number;
  throw new UsageError(`\`--coverage-threshold ${value}\` should be a percentage, from 0 to 100.`);
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
