export function matches(text: string, pattern: string): boolean {
  return text === pattern;
}
export function replaceAll(text: string, pattern: string, by: string): string {
  return text.replaceAll(pattern, () => by);
}
export function replaceFirst(text: string, pattern: string, by: string): string {
  return text.replace(pattern, () => by);
}
export function split(text: string, pattern: string, _limit: number): string[] {
  return text.split(pattern);
}
