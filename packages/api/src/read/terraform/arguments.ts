import { tellError } from '../reading.js';
import { tellUnknown } from '../typed-values.js';
import { COMMENT } from './blocks.js';
import type { TerraformReading, TerraformResource } from './resource.js';

/** Documented: what any resource may have. */
const META = [
  COMMENT,
  'connection',
  'count',
  'depends_on',
  'dynamic',
  'for_each',
  'id',
  'lifecycle',
  'provider',
  'provisioner',
  'region',
  'tags',
  'tags_all',
  'timeouts',
];

/** A plan lists every argument that there is, of providers newer than this one. */
export function tellArguments(reading: TerraformReading, resource: TerraformResource, known: readonly string[]): void {
  const { written, type } = resource;
  if (reading.kind === 'terraform') tellUnknown(reading, written, `\`${type}\``, [...known, ...META]);
  const dynamic = written.get('dynamic');
  if (dynamic === undefined || reading.kind !== 'terraform') return;
  const message = '`dynamic` blocks are written out only by a plan: read what `terraform show -json` prints of it.';
  tellError(reading, 'not-read', dynamic.keyRange, message);
}
