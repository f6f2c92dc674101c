import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { SoapVersion } from '@veloway/soap';
import { reasonOf } from '../../read-file.js';
import { colors } from '../../report/colors.js';
import { printExcerpt } from '../../report/excerpt.js';
import { type Project, projectFiles } from '../../soap/init/project-files.js';
import { type ReadWsdlFile, readService } from '../../soap/read-service.js';
import { UsageError } from '../../usage-error.js';

export interface InitOptions {
  readonly out: string;
  readonly name?: string;
  readonly soap: SoapVersion;
  readonly force?: boolean;
}

/**
 * `veloway soap init`.
 *
 * @returns the exit code: 0 where the project was written
 * @throws UsageError where the WSDL cannot be read or has no operation, or files would be lost
 */
export async function init(file: string, options: InitOptions): Promise<number> {
  const service = await readService(file);
  tellProblems(service);
  const title = options.name ?? service.wsdl.services[0]?.name ?? basename(file).replace(/\.\w+$/, '');
  const project = projectFiles(service, { title, soapVersion: options.soap, code: functionCode() });
  if (project.methods.length === 0) {
    throw new UsageError(
      `${file} has no operation that can be served: it needs a service with a binding to SOAP, literal.`,
    );
  }
  writeProject(options.out, project, options.force ?? false);
  tellProject(options.out, project);
  return 0;
}

/** The function is bundled when Veloway is built, so that nothing has to be installed or fetched here. */
function functionCode(): string {
  return readFileSync(fileURLToPath(new URL('./soap-function.mjs', import.meta.url)), 'utf8');
}

function tellProblems({ problems, texts }: ReadWsdlFile): void {
  const color = colors();
  for (const { severity, file, line, column, message } of problems) {
    const paint = severity === 'error' ? color.red : color.yellow;
    const text = texts.get(file);
    const start = text === undefined ? 0 : offsetAt(text, line, column);
    const excerpt = text === undefined ? '' : `\n${printExcerpt(text, { start, end: start + 1 }, color)}`;
    process.stderr.write(`${color.bold(`${file}:${line}:${column}`)}: ${paint(severity)}: ${message}${excerpt}\n`);
  }
}

/** @returns the offset of a place that is counted from 1 */
function offsetAt(text: string, line: number, column: number): number {
  const before = text.split('\n').slice(0, line - 1);
  return before.reduce((sum, { length }) => sum + length + 1, 0) + column - 1;
}

function writeProject(folder: string, { files }: Project, force: boolean): void {
  const there = [...files.keys()].filter((path) => existsSync(join(folder, path)));
  const [first] = there;
  if (first !== undefined && !force) {
    const more = there.length > 1 ? ` and ${there.length - 1} more` : '';
    throw new UsageError(`${join(folder, first)}${more} would be lost: name another folder, or \`--force\`.`);
  }
  for (const [path, text] of files) {
    const target = join(folder, path);
    try {
      mkdirSync(dirname(target), { recursive: true });
      writeFileSync(target, text);
    } catch (error) {
      throw new UsageError(`Cannot write ${target}: ${reasonOf(error)}.`);
    }
  }
}

function tellProject(folder: string, { methods, notes }: Project): void {
  const color = colors();
  for (const note of notes) process.stderr.write(`${color.yellow('note')}: ${note}\n`);
  const list = methods.map((method) => `  ${method}`).join('\n');
  process.stderr.write(`${list}\n`);
  process.stderr.write(
    `Wrote ${color.bold(folder)}. Next: ${color.bold(`veloway serve ${join(folder, 'template.yaml')}`)}\n`,
  );
}
