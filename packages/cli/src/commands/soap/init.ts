import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { SoapVersion } from '@veloway/soap';
import { reasonOf } from '../../read-file.js';
import { colors } from '../../report/colors.js';
import { type Project, projectFiles } from '../../soap/init/project-files.js';
import { serviceFiles } from '../../soap/init/service-files.js';
import { UsageError } from '../../usage-error.js';
import { tellProblems } from './convert.js';
import { DocumentError } from './document-problem.js';
import { readWsdlFile } from './read-wsdl-file.js';

export interface InitOptions {
  readonly out: string;
  readonly name?: string;
  readonly soap: SoapVersion;
  readonly force?: boolean;
  readonly operation?: readonly string[];
}

/**
 * `veloway soap init`.
 *
 * @returns the exit code: 0 where the project was written, 1 where the bytes of a file are no text
 * @throws UsageError where the WSDL cannot be read or has no operation, or files would be lost
 */
export async function init(file: string, options: InitOptions): Promise<number> {
  try {
    return await made(file, options);
  } catch (error) {
    if (!(error instanceof DocumentError)) throw error;
    tellProblems(error.problems);
    return 1;
  }
}

async function made(file: string, options: InitOptions): Promise<number> {
  const { wsdl, files, problems } = await readWsdlFile(file);
  tellProblems(problems);
  const service = { wsdl, ...serviceFiles(files) };
  const title = options.name ?? wsdl.services[0]?.name ?? basename(file).replace(/\.\w+$/, '');
  const project = projectFiles(service, {
    title,
    soapVersion: options.soap,
    code: functionCode(),
    operations: options.operation ?? [],
  });
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
