import { XMLBuilder } from 'fast-xml-parser';
import pc from 'picocolors';
import { failureText } from '../report/failure.js';
import { type CaseResult, type RunResult, type SuiteResult, totalsOf } from '../run/result.js';
import type { SuiteProblem } from '../suite/suite.js';

/** What XML 1.0 has no way to write. */
const UNWRITABLE =
  /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]|[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g;

/** What the CI servers read: JUnit's XML. */
export function junitReport({ suites, duration }: RunResult): string {
  // The builder would write an attribute that says `true` without its value, which is no XML.
  const attributes = { ignoreAttributes: false, attributeNamePrefix: '@', suppressBooleanAttributes: false };
  const builder = new XMLBuilder({ ...attributes, format: true });
  const document = {
    '?xml': { '@version': '1.0', '@encoding': 'UTF-8' },
    testsuites: { '@name': 'veloway', ...countsOf(suites, duration), testsuite: suites.map(suiteElement) },
  };
  return builder.build(document);
}

function countsOf(suites: readonly SuiteResult[], duration: number): object {
  const { passed, failed, skipped } = totalsOf(suites);
  return {
    '@tests': `${passed + failed + skipped}`,
    '@failures': `${failed}`,
    '@skipped': `${skipped}`,
    '@time': (duration / 1000).toFixed(3),
  };
}

function suiteElement(result: SuiteResult): object {
  const { suite, cases } = result;
  const duration = cases.reduce((sum, tested) => sum + tested.duration, 0);
  const elements = [...suite.problems.map(problemElement), ...cases.map((tested) => caseElement(suite.file, tested))];
  return { '@name': writable(suite.file), ...countsOf([result], duration), testcase: elements };
}

function problemElement({ file, line, message, excerpt }: SuiteProblem): object {
  const failure = failureElement(message, `${file}:${line}: ${message}\n${excerpt ?? ''}`);
  return {
    '@name': writable(`${file}:${line}`),
    '@classname': writable(file),
    '@file': writable(file),
    '@line': `${line}`,
    failure,
  };
}

function caseElement(file: string, { case: tested, status, skipped, failures, duration }: CaseResult): object {
  const place = { '@file': writable(tested.place.file), '@line': `${tested.place.line}` };
  const time = { '@time': (duration / 1000).toFixed(6) };
  const head = { '@name': writable(tested.name), '@classname': writable(file), ...place, ...time };
  if (status === 'skipped') return { ...head, skipped: { '@message': writable(skipped ?? '') } };
  const texts = failures.map((failure) => failureText(failure, pc.createColors(false)));
  return {
    ...head,
    ...(texts.length > 0 ? { failure: texts.map((text) => failureElement(firstLine(text), text)) } : {}),
  };
}

function failureElement(message: string, text: string): object {
  return { '@message': writable(message), '#text': writable(text) };
}

function firstLine(text: string): string {
  return text.split('\n', 1)[0] ?? '';
}

function writable(text: string): string {
  return text.replace(UNWRITABLE, '\ufffd');
}
