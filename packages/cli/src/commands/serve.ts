import { setImmediate, setTimeout } from 'node:timers/promises';
import type { DefinitionProblem, RestApi, Stage } from '@veloway/api';
import {
  createGateway,
  functionProblem,
  type GatewayServer,
  type LocalGateway,
  listen,
  noticesOf,
  templateProblem,
  templatesOf,
} from '@veloway/gateway';
import { type FunctionSources, functionSources } from '../definition/function-sources.js';
import { type ApiOptions, definitionProblemText, type ReadApi, readApi } from '../definition/read-api.js';
import { pairs } from '../name-value.js';
import { colors } from '../report/colors.js';
import { printTemplateError } from '../report/problem.js';
import { functionLine } from '../serve/function-line.js';
import { type GatewayCommandOptions, gatewayOptions } from '../serve/gateway-command-options.js';
import { readCommands } from '../serve/read-commands.js';
import { refusalReporter, requestReporter } from '../serve/request-reporter.js';
import { routesText } from '../serve/routes-text.js';
import { unknownStage } from '../serve/unknown-stage.js';
import type { WatchActions, Watcher } from '../serve/watch-definition.js';
import { UsageError } from '../usage-error.js';

export interface ServeOptions extends ApiOptions, GatewayCommandOptions {
  readonly host: string;
  readonly port: string;
  readonly basePath?: string;
  readonly watch?: boolean;
  readonly log?: boolean;
  readonly json?: boolean;
}

/**
 * `veloway serve`.
 *
 * @returns the exit code, once the server was interrupted and has answered what was under way
 * @throws UsageError where the definition cannot be served or the port is not free
 */
export async function serve(file: string, options: ServeOptions): Promise<number> {
  const read = readApi(file, options);
  const sources = functionSources(read, options.function);
  const gateway = gatewayFor(read, sources, options);
  const server = await listening(gateway, options);
  const end = interrupted();
  if (options.json) process.stdout.write(`${JSON.stringify({ url: stageUrl(server, gateway) })}\n`);
  else tellStart(read, gateway, server);
  warnOfHost(server);
  tellProblems(read, gateway, sources);
  const served = { isPartial: errorsOf(read).length > 0 };
  let watcher: Watcher | undefined;
  const deploy = (): void => {
    const found = redeploy(file, options, gateway, served);
    if (found !== undefined) watcher?.add(found.read.files, found.sources.folders);
  };
  if (options.watch) {
    watcher = await watching(read, sources, { deploy, gateway });
    process.stderr.write(`${colors().dim('— watching for changes')}\n`);
  }
  const commands = file === '-' ? undefined : readCommands(gateway, deploy);
  await end;
  commands?.close();
  await watcher?.close();
  process.stderr.write(`${colors().dim('— answering what is under way; Ctrl-C again gives it up')}\n`);
  await server.close(GRACE);
  await gateway.close();
  return 0;
}

/** Watching is loaded by those who want it alone. */
async function watching({ files }: ReadApi, { folders }: FunctionSources, actions: WatchActions): Promise<Watcher> {
  const { watchDefinition } = await import('../serve/watch-definition.js');
  return watchDefinition(files, folders, actions);
}

/** Milliseconds for what is under way. */
const GRACE = 30_000;

function gatewayFor(read: ReadApi, { functions }: FunctionSources, options: ServeOptions): LocalGateway {
  const { defined } = read;
  const stage = stageOf(defined.stages, options);
  const { basePath } = options;
  const stageVariables = { ...stage.variables, ...pairs(options.stageVariable, '--stage-variable') };
  return createGateway(defined.api, {
    ...gatewayOptions(options),
    stage: stage.name,
    stageVariables,
    ...(basePath === undefined ? {} : { basePath }),
    functions,
    executionLog: options.log ?? false,
    onRequest: requestReporter(options),
    print: functionLine,
  });
}

/** @returns the stage that is named, else the only one of the definition, else `dev` */
function stageOf(stages: readonly Stage[], { stage }: ServeOptions): Stage {
  const name = stage ?? (stages.length === 1 ? stages[0]?.name : undefined) ?? 'dev';
  return stages.find((known) => known.name === name) ?? { name, variables: {} };
}

async function listening(gateway: LocalGateway, options: ServeOptions): Promise<GatewayServer> {
  const { host, port } = options;
  const number = Number(port);
  if (!/^\d+$/.test(port) || number > 65_535) {
    throw new UsageError(`\`--port ${port}\` should be a number from 0 to 65535; 0 is any that is free.`);
  }
  try {
    return await listen([gateway], { host, port: number, onRefused: refusalReporter(options) });
  } catch (error) {
    await gateway.close();
    throw new UsageError(reasonOf(error, host, port));
  }
}

function reasonOf(error: unknown, host: string, port: string): string {
  switch ((error as NodeJS.ErrnoException).code) {
    case 'EADDRINUSE':
      return `Port ${port} is taken: choose another one, \`--port ${Number(port) + 1}\`, or any that is free, \`--port 0\`.`;
    case 'EACCES':
      return `Port ${port} is not allowed: choose one above 1023, \`--port 3000\`.`;
    default:
      return `Cannot listen on ${host}:${port}: ${error instanceof Error ? error.message : String(error)}.`;
  }
}

function stageUrl({ url }: GatewayServer, { options }: LocalGateway): string {
  return `${url}${options.basePath}`;
}

function tellStart(read: ReadApi, gateway: LocalGateway, server: GatewayServer): void {
  const color = colors();
  const { api } = gateway.deployment;
  const head = `${color.bold(api.name === '' ? 'An API' : api.name)} ${color.dim(`(${read.file})`)} on stage ${gateway.options.stage}`;
  process.stderr.write(`${head}\n${routesText(api, color)}\n`);
  process.stderr.write(`${color.bold(stageUrl(server, gateway))} ${color.dim('— Ctrl-C ends')}\n`);
}

function warnOfHost({ host }: GatewayServer): void {
  if (/^(127\.|::1$)/.test(host)) return;
  process.stderr.write(`${colors().yellow(`Everybody who reaches ${host} reaches this API.`)}\n`);
}

function tellProblems(read: ReadApi, gateway: LocalGateway, { functions, notices, refused }: FunctionSources): void {
  const color = colors();
  const { api } = gateway.deployment;
  const unknown = unknownStage(gateway.options.stage, read.defined.stages, read.file);
  for (const problem of read.definition.problems) {
    process.stderr.write(`${definitionProblemText(problem, read.texts, color)}\n`);
  }
  void tellTemplateProblems(api)
    .then(() => setTimeout(SETTLED, undefined, { ref: false }))
    .then(() => tellSchemaProblems(read));
  for (const notice of [...unknown, ...notices, ...noticesOf(api, gateway.options, refused)]) tellNote(notice);
  void tellFunctionProblems(functions);
}

function tellNote(notice: string): void {
  process.stderr.write(`${colors().yellow('note')}: ${notice}\n`);
}

/** Code that is missing would come to light with the first request otherwise. */
async function tellFunctionProblems(functions: FunctionSources['functions']): Promise<void> {
  const problems = Object.entries(functions).map(([name, source]) => functionProblem(name, source));
  for (const problem of await Promise.all(problems)) {
    if (problem !== undefined) tellNote(problem);
  }
}

/** Looks at one template after the other, so that no request has to wait for all of them. */
async function tellTemplateProblems(api: RestApi): Promise<void> {
  for (const template of templatesOf(api)) {
    const error = templateProblem(template);
    if (error !== undefined) process.stderr.write(`${printTemplateError(error, colors())}\n`);
    await setImmediate();
  }
}

/** Milliseconds after which nobody waits for a first answer any more: checking the whole document takes a while. */
const SETTLED = 1500;

/** What an import of API Gateway overlooks may still be a mistake. */
async function tellSchemaProblems({ definition, text, file, texts }: ReadApi): Promise<void> {
  if (definition.kind !== 'openapi') return;
  const { validateOpenApi } = await import('@veloway/api');
  for (const problem of await validateOpenApi(text, file)) {
    process.stderr.write(`${definitionProblemText(problem, texts, colors())}\n`);
  }
}

function errorsOf({ definition }: ReadApi): readonly DefinitionProblem[] {
  return definition.problems.filter(({ severity }) => severity === 'error');
}

interface Redeployed {
  readonly read: ReadApi;
  readonly sources: FunctionSources;
}

/**
 * Deploys what the file says now; a file that no longer reads leaves what is there.
 *
 * @param served whether what is served lacks something that its file could not say; then the next may lack it, too
 * @returns undefined where nothing was deployed
 */
function redeploy(
  file: string,
  options: ServeOptions,
  gateway: LocalGateway,
  served: { isPartial: boolean },
): Redeployed | undefined {
  const color = colors();
  try {
    const read = readApi(file, options);
    const errors = errorsOf(read);
    if (errors.length > 0 && !served.isPartial) {
      throw new UsageError(errors.map((problem) => definitionProblemText(problem, read.texts)).join('\n'));
    }
    const sources = functionSources(read, options.function);
    const { id } = gateway.deploy(read.defined.api);
    gateway.replaceFunctions(sources.functions);
    served.isPartial = errors.length > 0;
    process.stderr.write(`${color.green('deployed')} ${id} ${color.dim(new Date().toLocaleTimeString('en-GB'))}\n`);
    tellProblems(read, gateway, sources);
    return { read, sources };
  } catch (error) {
    if (!(error instanceof UsageError)) throw error;
    const kept = `Deployment ${gateway.deployment.id} goes on serving.`;
    process.stderr.write(`${color.red('error')}: ${error.message}\n${color.yellow(kept)}\n`);
    return undefined;
  }
}

/** Waits for Ctrl-C, or for whoever stops the process; the second time it ends at once. */
function interrupted(): Promise<void> {
  return new Promise((resolve) => {
    let times = 0;
    const onSignal = (): void => {
      times++;
      if (times > 1) process.exit(130);
      resolve();
    };
    process.on('SIGINT', onSignal);
    process.on('SIGTERM', onSignal);
  });
}
