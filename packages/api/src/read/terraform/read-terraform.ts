import type { Definition } from '../../definition.js';
import { inOrder, newTelling } from '../reading.js';
import type { SourceDocument } from '../source-document.js';
import { readConfiguration } from './configuration.js';
import { readFunctions } from './functions.js';
import { readPlan } from './plan.js';
import type { TerraformReading } from './resource.js';
import { readApis } from './rest-apis.js';
import { tellResources } from './tell-resources.js';

/** Reads APIs and functions from a configuration of Terraform in JSON (`*.tf.json`). */
export function readTerraform({ file, root, options }: SourceDocument): Definition {
  return definitionOf(readConfiguration(root, newTelling(file), options));
}

/** Reads APIs and functions from what `terraform show -json` prints of a plan or a state. */
export function readTerraformPlan({ file, root, options }: SourceDocument): Definition {
  return definitionOf(readPlan(root, newTelling(file), options));
}

function definitionOf(reading: TerraformReading): Definition {
  tellResources(reading);
  const apis = readApis(reading);
  const functions = readFunctions(reading);
  return { kind: reading.kind, apis, functions, problems: inOrder(reading) };
}
