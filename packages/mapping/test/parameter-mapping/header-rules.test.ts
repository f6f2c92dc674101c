import { describe, expect, it } from 'vitest';
import {
  compile,
  HEADER_RULES,
  type HeaderIntegration,
  headerRuleApplies,
  isRefusedWhenMapped,
  remappedName,
} from '../../src/index.js';

const INTEGRATIONS: readonly HeaderIntegration[] = ['HTTP', 'HTTP_PROXY', 'AWS', 'AWS_PROXY'];

describe('header rules', () => {
  it.each<[string, readonly HeaderIntegration[]]>([
    ['Content-Length', INTEGRATIONS],
    ['transfer-encoding', INTEGRATIONS],
    ['Authorization', ['AWS', 'AWS_PROXY']],
    ['CONNECTION', ['AWS', 'AWS_PROXY']],
    ['Expect', ['AWS', 'AWS_PROXY']],
    ['Proxy-Authenticate', ['AWS', 'AWS_PROXY']],
    ['TE', ['AWS', 'AWS_PROXY']],
    ['Via', []],
    ['X-Own', []],
  ])('%s cannot be mapped for %j', (name, refused) => {
    expect(INTEGRATIONS.filter((integration) => isRefusedWhenMapped(name, integration))).toEqual(refused);
  });

  it.each<[string, readonly HeaderIntegration[]]>([
    ['Via', ['HTTP', 'HTTP_PROXY']],
    ['expect', ['HTTP', 'HTTP_PROXY']],
    ['Accept', []],
  ])('%s is mapped in vain for %j', (name, dropped) => {
    const rule = HEADER_RULES.droppedWhenMapped;
    expect(INTEGRATIONS.filter((integration) => headerRuleApplies(rule, name, integration))).toEqual(dropped);
  });

  it('a renamed header keeps its spelling', () => {
    expect(remappedName('WWW-Authenticate')).toBe('x-amzn-Remapped-WWW-Authenticate');
    expect(HEADER_RULES.remappedInResponse.headers.has('www-authenticate')).toBe(true);
    expect(HEADER_RULES.remappedInResponse.headers.size).toBe(14);
  });

  it('what goes nowhere is what templates do not see', () => {
    const every = Object.values(HEADER_RULES).flatMap(({ headers }) => [...headers]);
    const headers = Object.fromEntries([...every, 'accept'].map((name) => [name, 'sent']));
    const seen = compile('$input.params().header.keySet()').render({ headers }).output;
    const hidden = [...new Set(every)].filter((name) => !seen.slice(1, -1).split(', ').includes(name));
    expect(hidden.sort()).toEqual([...HEADER_RULES.droppedFromClient.headers].sort());
  });

  it.each(Object.entries(HEADER_RULES))('%s names its evidence', (_, { evidence, source, integrations }) => {
    if (evidence === 'recorded') expect(source).toMatch(/snapshots? test_/);
    expect(integrations.length).toBeGreaterThan(0);
  });
});
