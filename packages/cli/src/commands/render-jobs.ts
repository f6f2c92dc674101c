import { createReadStream, createWriteStream } from 'node:fs';
import { createInterface } from 'node:readline';
import type { Writable } from 'node:stream';
import { compile, type MappingTemplate, type Phase, type ProxyEvent, plainVariables } from '@veloway/mapping';
import { DIALECTS, TemplateError } from '@veloway/vtl';
import { readText, reasonOf } from '../read-file.js';
import { errorObject } from '../report/problem.js';
import { UsageError } from '../usage-error.js';

/** One line of `--jobs`. */
interface Job {
  readonly id?: unknown;
  readonly template?: string;
  readonly templateFile?: string;
  readonly dialect?: string;
  readonly event?: ProxyEvent;
  readonly phase?: string;
  readonly variables?: Readonly<Record<string, unknown>>;
}

interface JobError {
  readonly code: string;
  readonly message: string;
  readonly line?: number;
  readonly column?: number;
}

/** How many compiled templates are kept for the jobs to come. */
const KEPT_TEMPLATES = 200;

/**
 * Renders newline-delimited JSON jobs, one result a line, in their order. A job that fails costs its own line only.
 *
 * @returns the exit code: 0, whatever the jobs answer
 */
export async function renderJobs(file: string, output: string | undefined): Promise<number> {
  const input = file === '-' ? process.stdin : createReadStream(file);
  const out = output === undefined ? process.stdout : createWriteStream(output);
  const templates = new Map<string, MappingTemplate>();
  try {
    for await (const line of createInterface({ input, crlfDelay: Number.POSITIVE_INFINITY })) {
      if (line.trim() !== '') await write(out, `${JSON.stringify(answer(line, templates))}\n`);
    }
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === undefined) throw error;
    throw new UsageError(`Cannot read the jobs ${file}: ${reasonOf(error)}.`);
  }
  return 0;
}

function write(out: Writable, text: string): Promise<void> | undefined {
  if (out.write(text)) return undefined;
  return new Promise((resolve) => out.once('drain', resolve));
}

function answer(line: string, templates: Map<string, MappingTemplate>): object {
  let id: unknown = null;
  try {
    const job = readJob(line);
    id = job.id ?? null;
    const template = templateOf(job, templates);
    const variables = job.variables === undefined ? [] : plainVariables(line, 'variables');
    const { output, overrides } = template.render(job.event ?? {}, { phase: phaseOf(job), variables });
    return Object.keys(overrides).length > 0 ? { id, output, overrides } : { id, output };
  } catch (error) {
    return { id, error: jobError(error) };
  }
}

function readJob(line: string): Job {
  const job: unknown = JSON.parse(line);
  if (typeof job !== 'object' || job === null || Array.isArray(job)) throw new UsageError('A job is a JSON object.');
  return job;
}

function phaseOf(job: Job): Phase {
  const phase = job.phase ?? 'request';
  if (phase === 'request' || phase === 'response') return phase;
  throw new UsageError(`\`${phase}\` is no phase: choose request or response.`);
}

function templateOf(job: Job, templates: Map<string, MappingTemplate>): MappingTemplate {
  const text =
    job.template ?? (job.templateFile === undefined ? undefined : readText(job.templateFile, 'the template'));
  if (typeof text !== 'string') throw new UsageError('A job needs a `template` or a `templateFile`.');
  const name = job.templateFile ?? 'template';
  const dialect = job.dialect ?? 'api-gateway';
  if (!Object.hasOwn(DIALECTS, dialect)) {
    throw new UsageError(`\`${dialect}\` is no dialect: choose ${Object.keys(DIALECTS).join(' or ')}.`);
  }
  const key = `${dialect}\n${name}\n${text}`;
  let template = templates.get(key);
  if (template === undefined) {
    template = compile(text, { name, dialect: DIALECTS[dialect as keyof typeof DIALECTS] });
    if (templates.size >= KEPT_TEMPLATES) templates.clear();
    templates.set(key, template);
  }
  return template;
}

function jobError(error: unknown): JobError {
  if (error instanceof TemplateError) return errorObject(error);
  if (error instanceof UsageError || error instanceof SyntaxError)
    return { code: 'invalid-job', message: error.message };
  const message = error instanceof Error ? error.message : String(error);
  return { code: 'internal-error', message: `Veloway failed on this job, which is a bug of its own: ${message}` };
}
