import type { Reference } from '@veloway/vtl';
import { freeText, isText, originName } from '../escaping/free-text.js';
import { type Origin, originsOf } from '../escaping/origins.js';
import { ownRange, plainReference, replaceReference } from '../escaping/rewrite.js';
import type { Hole } from '../output-shape/output-shape.js';
import type { TemplateView } from '../template-view.js';
import type { Finding, Rule } from './rule.js';

export const unescapedXml: Rule = {
  code: 'unescaped-xml',
  summary: 'Text from outside is printed into XML as it is, so that a `<` or `&` in it breaks the document.',
  severity: 'warning',
  documentation:
    'API Gateway has no function that escapes for XML. `.replaceAll("&", "&amp;").replaceAll("<", "&lt;")` does, with `&` first; in an attribute its quote must be replaced, too. These are methods of texts: a value that may be a number needs `.toString()` before. The payload as a whole, `$input.body`, is left alone, as it may well be XML. Stage variables are reported because they may hold `&`. For them, and for a value of the payload of which nothing says that it is text, it is information only.',
  examples: {
    good: [
      { template: `<name>$input.params('name').replaceAll("&", "&amp;").replaceAll("<", "&lt;")</name>` },
      { template: '<soap>$input.body</soap>' },
      { template: '<request id="$context.requestId"/>' },
    ],
    bad: [
      {
        template: `<name>$input.params('name')</name>`,
        fixed: `<name>$input.params('name').replaceAll("&", "&amp;").replaceAll("<", "&lt;")</name>`,
      },
      {
        template: `<order note="$input.path('$.note')"/>`,
        fixed: `<order note="$input.path('$.note').toString().replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll('"', "&quot;")"/>`,
      },
      {
        template: `<to>$stageVariables.url</to>`,
        fixed: `<to>$stageVariables.url.replaceAll("&", "&amp;").replaceAll("<", "&lt;")</to>`,
      },
    ],
  },
  check: (view) => {
    return [...view.shape.holes].flatMap(([reference, hole]) => {
      if (hole.in !== 'xml-text' && hole.in !== 'xml-attribute') return [];
      const origin = freeText(view, reference) ?? stageVariable(view, reference);
      if (origin === undefined || origin.kind === 'body' || origin.kind === 'decoded') return [];
      return [findingOf(view, reference, origin, hole)];
    });
  },
};

function stageVariable(view: TemplateView, reference: Reference): Origin | undefined {
  const origins = originsOf(view, reference);
  return origins.every(({ kind }) => kind === 'stage-variable') ? origins[0] : undefined;
}

function findingOf(view: TemplateView, reference: Reference, origin: Origin, hole: Hole): Finding {
  const expression = plainReference(view, reference);
  const sure = isText(view, reference, origin);
  const isInformation = !sure || origin.kind === 'stage-variable';
  const safe = `${expression}${sure ? '' : '.toString()'}${replacements(hole)}`;
  const from = origin.kind === 'stage-variable' ? 'a stage variable' : originName(origin);
  const message = `\`${expression}\` comes from ${from}, and a \`<\` or \`&\` in it breaks the XML. Write \`${safe}\`.`;
  const fix = { title: `Escape ${expression}`, edits: [replaceReference(view, reference, safe)] };
  return { ...ownRange(reference), message, fixes: [fix], ...(isInformation ? { severity: 'information' } : {}) };
}

function replacements(hole: Hole): string {
  const both = '.replaceAll("&", "&amp;").replaceAll("<", "&lt;")';
  if (hole.in !== 'xml-attribute') return both;
  return hole.quote === '"' ? `${both}.replaceAll('"', "&quot;")` : `${both}.replaceAll("'", "&apos;")`;
}
