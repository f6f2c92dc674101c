/**
 * @param envelope the template of the envelope
 * @returns the template of a method: what the function is told, with the envelope as a text
 */
export function methodTemplate(operation: string, envelope: string): string {
  return [
    `#define($envelope)`,
    `${envelope.trimEnd()}`,
    '#end',
    '{',
    `  "operation": ${JSON.stringify(operation)},`,
    // `escapeJavaScript` escapes apostrophes, too, which JSON has no escape for.
    `  "envelope": "$util.escapeJavaScript("$envelope").replaceAll("\\\\'", "'")"`,
    '}',
    '',
  ].join('\n');
}

/** @returns the template of a response for calls that failed with a status, or in a way that nobody foresaw */
export function failureTemplate(status: number): string {
  const unforeseen = JSON.stringify({ status, code: 'Internal', message: 'The call failed.' });
  return [
    `#set($failure = $input.path('$.errorMessage'))`,
    `#if($failure.startsWith('{"status":'))$failure#else${unforeseen}#end`,
    '',
  ].join('\n');
}

/** What the failures of a status begin with; those that nobody foresaw, among them a function out of time, are the last. */
export function failurePattern(status: number, others: readonly number[]): string {
  if (status === 504) return '(?s)\\{"status":504.*|.*Task timed out.*';
  if (status !== 500) return `(?s)\\{"status":${status}.*`;
  const told = others.filter((other) => other !== 500).join('|');
  return `(?s)(?!\\{"status":(?:${told}))(?!.*Task timed out).+`;
}
