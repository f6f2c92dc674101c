import type { Integration, RestApi } from '@veloway/api';
import { type MappingPlace, type Mappings, mappingProblems } from '@veloway/mapping';
import { listedNames } from './listed-names.js';

/** Mappings of a method, or of a gateway response, by the name that people know it by. */
interface NamedMappings {
  readonly name: string;
  readonly mappings: Mappings;
  readonly place: MappingPlace;
}

/**
 * @returns sentences about mappings of parameters that API Gateway would not have stored, each once with all that have
 *   it; they come to light with a request otherwise, and that is often the preflight of a browser
 */
export function mappingNotices(api: RestApi): readonly string[] {
  const owners = new Map<string, Set<string>>();
  for (const { name, mappings, place } of mappingsOf(api)) {
    for (const { text, advice } of mappingProblems(mappings, place)) {
      const sentence = `\`${text}\` is no mapping. ${advice}`;
      owners.set(sentence, (owners.get(sentence) ?? new Set()).add(name));
    }
  }
  return [...owners].map(([sentence, names]) => `${listedNames([...names])}: ${sentence}`);
}

function mappingsOf({ resources, gatewayResponses }: RestApi): readonly NamedMappings[] {
  const methods = resources.flatMap(({ path, methods: own }) =>
    Object.values(own).flatMap(({ httpMethod, integration }) =>
      integration === undefined ? [] : mappingsOfIntegration(`${httpMethod} ${path}`, integration),
    ),
  );
  const responses = Object.entries(gatewayResponses).map(([name, { responseParameters }]) =>
    named(name, responseParameters, 'gateway-response'),
  );
  return [...methods, ...responses];
}

/** A Lambda proxy ignores its mappings, a proxy maps no responses, and a mock has nobody to send parameters to. */
function mappingsOfIntegration(name: string, integration: Integration): readonly NamedMappings[] {
  const { type, requestParameters, integrationResponses } = integration;
  const sends = type !== 'MOCK' && type !== 'AWS_PROXY';
  const answers = type !== 'AWS_PROXY' && type !== 'HTTP_PROXY';
  return [
    ...(sends ? [named(name, requestParameters, 'request')] : []),
    ...(answers ? integrationResponses.map((own) => named(name, own.responseParameters, 'response')) : []),
  ];
}

function named(name: string, mappings: Mappings, place: MappingPlace): NamedMappings {
  return { name, mappings, place };
}
