import type { MappingTemplateText } from '../../model.js';

/** Where the members of the event that are objects of texts come from. */
const GROUPS: Readonly<Record<string, string>> = {
  enhancedAuthContext: '$context.authorizer',
  headers: '$input.params().header',
  query: '$input.params().querystring',
  path: '$input.params().path',
  identity: '$context.identity',
  stageVariables: '$stageVariables',
};

/** @returns a text as the inside of a JSON string, in which single quotes need no backslash */
function escaped(reference: string): string {
  return `$util.escapeJavaScript(${reference}).replaceAll("\\\\'", "'")`;
}

const GROUP_MEMBERS = `#set($groups = {${Object.entries(GROUPS)
  .map(([name, source]) => `"${name}": ${source}`)
  .join(', ')}})
#foreach($group in [${Object.keys(GROUPS)
  .map((name) => `"${name}"`)
  .join(', ')}])
  "$group": {#foreach($name in $groups.get($group).keySet())
    "$util.escapeJavaScript($name)": "${escaped('$groups.get($group).get($name)')}"#if($foreach.hasNext),#end
  #end},
#end`;

const JSON_BODY = '$input.json("$")';

/** The fields of a form as the members of an object. */
const FORM_BODY = `{#foreach($field in $input.path("$").split("&"))
    #set($at = $field.indexOf("="))
    #if($at < 0)"${escaped('$util.urlDecode($field)')}": ""#else
    "${escaped('$util.urlDecode($field.substring(0, $at))')}": "${escaped('$util.urlDecode($field.substring($at).substring(1))')}"#end
    #if($foreach.hasNext),#end
  #end}`;

/**
 * Documented: the templates that `integration: lambda` has unless a method has others for these content types, and the
 * event that they make. These are laid out otherwise than those of the framework, and make the same event.
 *
 * @param claims names of claims of a user pool that the event is to have beside `sub`
 */
export function defaultTemplates(claims: readonly string[]): Readonly<Record<string, MappingTemplateText>> {
  return {
    'application/json': { text: eventTemplate(JSON_BODY, claims), location: undefined },
    'application/x-www-form-urlencoded': { text: eventTemplate(FORM_BODY, claims), location: undefined },
  };
}

function eventTemplate(body: string, claims: readonly string[]): string {
  const poolClaims = ['sub', ...claims].map(claimText).join(', ');
  return `{
  "body": ${body},
  "method": "$context.httpMethod",
  "stage": "$context.stage",
  "requestPath": "$context.resourcePath",
  "principalId": "$context.authorizer.principalId",
  ${GROUP_MEMBERS}
  "cognitoPoolClaims": { ${poolClaims} }
}
`;
}

/** Documented: a claim such as `custom:role` is called `role`. */
function claimText(claim: string): string {
  const name = claim.slice(claim.indexOf(':') + 1);
  const reference = name === claim ? `$context.authorizer.claims.${claim}` : `$context.authorizer.claims['${claim}']`;
  return `"${name}": "${reference}"`;
}
