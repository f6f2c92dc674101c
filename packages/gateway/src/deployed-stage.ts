import type { MappingTemplateText, Resource } from '@veloway/api';
import { compile, type MappingTemplate } from '@veloway/mapping';
import type { Deployment } from './deployment.js';
import type { StageOptions } from './gateway-options.js';
import { idOf } from './identifiers.js';
import { type ModelValidator, modelValidator } from './model-validator.js';
import { type Router, routerOf } from './router.js';

/** A deployment on a stage, ready to answer. */
export interface DeployedStage {
  readonly options: StageOptions;
  readonly deployment: Deployment;
  readonly router: Router;
  /** Loads the validator of JSON Schemas when it is first asked for. */
  readonly validator: ModelValidator;
  resourceId(resource: Resource): string;
  /**
   * Compiles a template when it is first asked for.
   *
   * @throws TemplateError where API Gateway refuses it
   */
  template(template: MappingTemplateText): MappingTemplate;
}

export function deployedStage(deployment: Deployment, options: StageOptions): DeployedStage {
  const { api } = deployment;
  const templates = new Map<MappingTemplateText, MappingTemplate>();
  const ids = new Map<Resource, string>();
  return {
    options,
    deployment,
    router: routerOf(api.resources),
    validator: modelValidator(api.models),
    resourceId: (resource) => remembered(ids, resource, () => idOf(`${options.apiId} ${resource.path}`, 6)),
    template: (template) => remembered(templates, template, () => compiled(template, options)),
  };
}

function remembered<K, V>(known: Map<K, V>, key: K, make: () => V): V {
  const value = known.get(key);
  if (value !== undefined) return value;
  const made = make();
  known.set(key, made);
  return made;
}

function compiled({ text, location }: MappingTemplateText, { util }: StageOptions): MappingTemplate {
  return compile(text, { util, ...(location === undefined ? {} : { origin: location, name: location.file }) });
}
