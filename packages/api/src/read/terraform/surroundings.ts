import type { DefinitionOptions } from '../definition-options.js';
import type { Surroundings } from './computed-attributes.js';

/** What stands for an account and a region where nobody says which. */
const ACCOUNT_ID = '123456789012';
const REGION = 'us-east-1';

/**
 * @param region what the file says, which the options win over
 * @param accountId the same
 */
export function surroundingsOf(
  { pseudoParameters }: DefinitionOptions,
  region?: string,
  accountId?: string,
): Surroundings {
  return {
    region: pseudoParameters?.['AWS::Region'] ?? region ?? REGION,
    accountId: pseudoParameters?.['AWS::AccountId'] ?? accountId ?? ACCOUNT_ID,
  };
}
