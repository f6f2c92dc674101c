import { type CatalogueRow, EVERYWHERE, type EventImplementation } from './row.js';

/** `$stageVariables`, of which every name is the API's own. */
export const STAGE_VARIABLE_ROWS: readonly CatalogueRow<EventImplementation>[] = [
  {
    name: '$stageVariables.<name>',
    kind: 'variable',
    signature: '$stageVariables.<name>: String',
    documentation:
      'A variable of the stage that was called. On a canary the variables that it overrides have its values, and the others those of the stage.',
    quirk: 'A variable that the stage does not have is the empty text, and no error.',
    example: {
      template: `\${stageVariables.table}/$stageVariables["table"]/$stageVariables.none`,
      event: { stageVariables: { table: 'orders-beta' } },
      output: 'orders-beta/orders-beta/',
    },
    availability: { ...EVERYWHERE, accessLog: 'no' },
    apiTypes: ['REST', 'WebSocket', 'HTTP'],
    evidence: 'recorded',
    source: 'LocalStack snapshot test_invoking_canary_deployment',
    implementation: { of: 'event', read: (event, name) => event.stageVariables?.[name] },
  },
];
