import type { ReadOptions } from '../openapi.js';

/** What pseudo parameters stand for where nobody says it: a region and an account as in AWS's own examples. */
const DEFAULTS: Readonly<Record<string, string>> = {
  'AWS::AccountId': '123456789012',
  'AWS::NotificationARNs': '',
  'AWS::Partition': 'aws',
  'AWS::Region': 'us-east-1',
  'AWS::StackId':
    'arn:${AWS::Partition}:cloudformation:${AWS::Region}:${AWS::AccountId}:stack/${AWS::StackName}/00000000-0000-0000-0000-000000000000',
  'AWS::StackName': 'local',
  'AWS::URLSuffix': 'amazonaws.com',
};

export const PSEUDO_PARAMETERS: readonly string[] = [...Object.keys(DEFAULTS), 'AWS::NoValue'];

/** @returns what a pseudo parameter stands for, or undefined where there is no such one */
export function pseudoParameter(options: ReadOptions, name: string): string | undefined {
  const given = options.pseudoParameters ?? {};
  if (Object.hasOwn(given, name)) return given[name];
  const value = Object.hasOwn(DEFAULTS, name) ? DEFAULTS[name] : undefined;
  return value?.replace(/\$\{(.*?)\}/g, (_, inner: string) => pseudoParameter(options, inner) ?? '');
}
