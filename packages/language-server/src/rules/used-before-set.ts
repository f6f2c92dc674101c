import { type UnsetRead, unsetReads } from '../infer/unset-reads.js';
import type { TemplateView } from '../template-view.js';
import type { Finding, Rule } from './rule.js';

export const usedBeforeSet: Rule = {
  code: 'used-before-set',
  summary: 'A variable is read above the place that sets it, where it is the empty text.',
  severity: 'warning',
  documentation:
    'A template runs from its beginning to its end. The rule is silent where a loop can come round to the read after the value was set, and in conditions, which may ask whether there is a value.',
  examples: {
    good: [
      { template: '#set($id = 1)$id' },
      { template: '#foreach($item in [1, 2])$comma$item#set($comma = ",")#end' },
      { template: '#if(!$id)#set($id = 1)#end$id' },
    ],
    bad: [{ template: '$id#set($id = 1)$id' }, { template: '#set($list = "$list,a")$list' }],
  },
  check: (view) => unsetReads(view).flatMap((read) => findingOf(view, read) ?? []),
};

function findingOf(view: TemplateView, { occurrence, why, inCondition }: UnsetRead): Finding | undefined {
  if (why !== 'later' || inCondition) return undefined;
  const { name, start, end } = occurrence;
  const message = `\`$${name}\` is set further down, and is the empty text here. Set it before.`;
  const setter = view.symbols.byName
    .get(name)
    ?.find(({ definition }) => definition !== undefined && definition.by !== 'foreach');
  const related = setter === undefined ? [] : [{ start: setter.start, end: setter.end, message: 'It is set here.' }];
  return { start, end, message, related };
}
