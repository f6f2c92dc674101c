import type { Stage } from '../../definition.js';
import { textAt, textsByName } from '../typed-values.js';
import { tellArguments } from './arguments.js';
import { ownedBy } from './owned.js';
import type { TerraformReading, TerraformResource } from './resource.js';

const STAGE_ARGUMENTS = [
  'access_log_settings',
  'arn',
  'cache_cluster_enabled',
  'cache_cluster_size',
  'canary_settings',
  'client_certificate_id',
  'deployment_id',
  'description',
  'documentation_version',
  'rest_api_id',
  'stage_name',
  'variables',
  'web_acl_arn',
  'xray_tracing_enabled',
];

const DEPLOYMENT_ARGUMENTS = [
  'canary_settings',
  'description',
  'rest_api_id',
  'stage_description',
  'stage_name',
  'triggers',
  'variables',
];

/** A deployment may make a stage, which is an older way to say it. */
export function ownedStages(reading: TerraformReading, api: TerraformResource): readonly Stage[] {
  const stages = ownedBy(reading, api, 'aws_api_gateway_stage');
  const deployments = ownedBy(reading, api, 'aws_api_gateway_deployment');
  for (const stage of stages) tellArguments(reading, stage, STAGE_ARGUMENTS);
  for (const deployment of deployments) tellArguments(reading, deployment, DEPLOYMENT_ARGUMENTS);
  return [...deployments, ...stages].flatMap(({ body }) => {
    const name = textAt(reading, body.get('stage_name')) ?? '';
    return name === '' ? [] : [{ name, variables: textsByName(reading, body.get('variables')) }];
  });
}
