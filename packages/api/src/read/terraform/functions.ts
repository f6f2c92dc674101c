import type { LambdaFunction } from '../../definition.js';
import { loadedPath } from '../computed/loaded-path.js';
import type { Place } from '../place.js';
import { tellWarning } from '../reading.js';
import { numberAt, textAt, textsByName } from '../typed-values.js';
import { blocksAt } from './blocks.js';
import type { TerraformReading, TerraformResource } from './resource.js';

/** Seconds and megabytes; documented as the defaults of Lambda. */
const DEFAULT_TIMEOUT = 3;
const DEFAULT_MEMORY_SIZE = 128;

/** Arguments other than these are of no use here, and there are many. */
export function readFunctions(reading: TerraformReading): readonly LambdaFunction[] {
  const functions = reading.resources.filter(({ type, isData }) => type === 'aws_lambda_function' && !isData);
  return functions.map((resource) => functionOf(reading, resource));
}

function functionOf(reading: TerraformReading, resource: TerraformResource): LambdaFunction {
  const { body, name } = resource;
  const isImage = textAt(reading, body.get('package_type')) === 'Image' || (body.get('image_uri')?.text ?? '') !== '';
  const [environment] = blocksAt(reading, body.get('environment'));
  return {
    name: textAt(reading, body.get('function_name')) ?? name,
    handler: isImage ? undefined : textAt(reading, body.get('handler')) || undefined,
    codeUri: isImage ? undefined : codeUri(reading, resource),
    runtime: textAt(reading, body.get('runtime')) || undefined,
    timeout: numberAt(reading, body.get('timeout')) ?? DEFAULT_TIMEOUT,
    memorySize: numberAt(reading, body.get('memory_size')) ?? DEFAULT_MEMORY_SIZE,
    environment: textsByName(reading, environment?.get('variables')),
  };
}

/** An archive holds a folder, which is named where the archive is made. */
function codeUri(reading: TerraformReading, { body, address }: TerraformResource): string | undefined {
  const place = body.get('filename');
  const file = textAt(reading, place);
  if (place === undefined || file === undefined) return undefined;
  const folder = archivedFolder(reading, file);
  if (folder !== undefined) return folder;
  const message = `The code of \`${address}\` is in \`${file}\`, and which folder that was made of is not known: make it with a \`data.archive_file\` that has a \`source_dir\`.`;
  return tellWarning(reading, 'not-read', place.range, message);
}

function archivedFolder({ resources }: TerraformReading, file: string): string | undefined {
  const isArchive = ({ type, body }: TerraformResource): boolean =>
    type === 'archive_file' && samePath(body.get('output_path'), file);
  const folder = resources.find(isArchive)?.body.get('source_dir')?.text ?? '';
  return folder === '' ? undefined : loadedPath(folder);
}

function samePath(place: Place | undefined, path: string): boolean {
  return place !== undefined && place.kind === 'text' && loadedPath(place.text) === loadedPath(path);
}
