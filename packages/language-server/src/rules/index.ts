import { argumentCount } from './argument-count.js';
import { argumentType } from './argument-type.js';
import { breakOutsideLoop } from './break-outside-loop.js';
import { contextNotHere } from './context-not-here.js';
import { doubleEscaping } from './double-escaping.js';
import { escapeJavascriptQuote } from './escape-javascript-quote.js';
import { escapedJsonValue } from './escaped-json-value.js';
import { fileNotThere } from './file-not-there.js';
import { fnSubCollision } from './fn-sub-collision.js';
import { foldedScalarLines } from './folded-scalar-lines.js';
import { foreachLimit } from './foreach-limit.js';
import { jsonMissingComma } from './json-missing-comma.js';
import { jsonPath } from './json-path.js';
import { jsonPathFindsNothing } from './json-path-finds-nothing.js';
import { jsonTrailingComma } from './json-trailing-comma.js';
import { jsonUnbalanced } from './json-unbalanced.js';
import { jsonUnclosedString } from './json-unclosed-string.js';
import { jsonUnexpected } from './json-unexpected.js';
import { jsonUnquotedString } from './json-unquoted-string.js';
import { macroNotRun } from './macro-not-run.js';
import { misspeltDirective } from './misspelt-directive.js';
import { printedMap } from './printed-map.js';
import { quotedInputJson } from './quoted-input-json.js';
import type { Rule } from './rule.js';
import { serverlessCollision } from './serverless-collision.js';
import { setInBraces } from './set-in-braces.js';
import { setWithoutValue } from './set-without-value.js';
import { shadowedVariable } from './shadowed-variable.js';
import { SYNTAX_RULES } from './syntax-rules.js';
import { templateSize } from './template-size.js';
import { terraformCollision } from './terraform-collision.js';
import { unescapedJsonString } from './unescaped-json-string.js';
import { unescapedXml } from './unescaped-xml.js';
import { unknownMember } from './unknown-member.js';
import { unknownMethod } from './unknown-method.js';
import { unreachableCode } from './unreachable-code.js';
import { unsetVariable } from './unset-variable.js';
import { unusedVariable } from './unused-variable.js';
import { usedBeforeSet } from './used-before-set.js';
import { velocity2Syntax } from './velocity-2-syntax.js';
import { xmlUnbalanced } from './xml-unbalanced.js';
import { xmlUnexpected } from './xml-unexpected.js';

/** All rules, in the order of the page that lists them. */
export const RULES: readonly Rule[] = [
  ...SYNTAX_RULES,
  argumentCount,
  argumentType,
  contextNotHere,
  jsonPath,
  jsonPathFindsNothing,
  unknownMember,
  unknownMethod,
  velocity2Syntax,
  doubleEscaping,
  escapeJavascriptQuote,
  escapedJsonValue,
  jsonMissingComma,
  jsonTrailingComma,
  jsonUnbalanced,
  jsonUnclosedString,
  jsonUnexpected,
  jsonUnquotedString,
  printedMap,
  quotedInputJson,
  unescapedJsonString,
  unescapedXml,
  xmlUnbalanced,
  xmlUnexpected,
  breakOutsideLoop,
  fileNotThere,
  foreachLimit,
  macroNotRun,
  misspeltDirective,
  setInBraces,
  setWithoutValue,
  shadowedVariable,
  templateSize,
  unreachableCode,
  unsetVariable,
  unusedVariable,
  usedBeforeSet,
  fnSubCollision,
  serverlessCollision,
  terraformCollision,
  foldedScalarLines,
];
