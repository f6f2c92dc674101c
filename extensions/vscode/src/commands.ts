/** The commands of the extension: those that `package.json` declares, and those of lenses. */
export const COMMANDS = [
  'veloway.restartServer',
  'veloway.openSomeTemplate',
  'veloway.showPreview',
  'veloway.runTests',
  'veloway.acceptOutput',
  'veloway.debugTemplate',
  'veloway.openTemplate',
  'veloway.startGateway',
  'veloway.stopGateway',
  'veloway.restartGateway',
  'veloway.showGatewayLog',
  'veloway.sendRequest',
  'veloway.preview',
  'veloway.test',
] as const;

export type Command = (typeof COMMANDS)[number];
