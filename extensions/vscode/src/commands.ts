/** The commands of the extension, as `package.json` declares them. */
export const COMMANDS = [
  'veloway.restartServer',
  'veloway.showPreview',
  'veloway.acceptOutput',
  'veloway.debugTemplate',
] as const;

export type Command = (typeof COMMANDS)[number];
