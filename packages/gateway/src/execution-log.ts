/** A line of an execution log. */
export interface LogLine {
  readonly time: number;
  readonly text: string;
}

/** Notes what happens to a request, in API Gateway's order and wording. */
export interface ExecutionLog {
  add(text: string): void;
  readonly lines: readonly LogLine[];
}

export function executionLog(now: () => number): ExecutionLog {
  const lines: LogLine[] = [];
  return { lines, add: (text) => void lines.push({ time: now(), text }) };
}

/**
 * @returns the log as a test invocation gives it: each line with its time, but for the first (recorded, LocalStack
 *   snapshot test_invoke_test_method)
 */
export function logText(requestId: string, lines: readonly LogLine[]): string {
  const rest = lines.map(({ time, text }) => `${logTime(time)} : ${text}\n`);
  return [`Execution log for request ${requestId}\n`, ...rest].join('');
}

const DAYS = ['Sun', 'Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat'];
const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];

/** `EEE MMM dd HH:mm:ss zzz yyyy`, in UTC. */
function logTime(time: number): string {
  const date = new Date(time);
  const two = (value: number): string => String(value).padStart(2, '0');
  const clock = [date.getUTCHours(), date.getUTCMinutes(), date.getUTCSeconds()].map(two).join(':');
  const day = `${DAYS[date.getUTCDay()]} ${MONTHS[date.getUTCMonth()]} ${two(date.getUTCDate())}`;
  return `${day} ${clock} UTC ${date.getUTCFullYear()}`;
}

/** Recorded near 1,000 characters; the exact figure is LocalStack's. */
const LONGEST_MAP = 998;

/** @returns names and values as Java prints a map: `{a=1, b=2}`, cut where it is long */
export function mapText(entries: Iterable<readonly [string, string]>): string {
  const text = `{${Array.from(entries, ([name, value]) => `${name}=${value}`).join(', ')}}`;
  return text.length > LONGEST_MAP ? `${text.slice(0, LONGEST_MAP)} [TRUNCATED]` : text;
}

/** @returns a header's value as the log shows it: of what proves who somebody is, the last characters only */
export function logged(name: string, value: string): string {
  if (!SECRET.test(name)) return value;
  return value.length <= SHOWN ? '*'.repeat(value.length) : '*'.repeat(value.length - SHOWN) + value.slice(-SHOWN);
}

const SECRET = /^(authorization|x-api-key|x-amz-security-token)$/i;
const SHOWN = 6;
