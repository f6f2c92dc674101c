import { createInterface, type Interface } from 'node:readline';
import { isatty } from 'node:tty';
import type { LocalGateway } from '@veloway/gateway';
import { colors } from '../report/colors.js';
import { followForeground } from './foreground.js';

/**
 * Reads commands from the terminal while the gateway serves: `deployments`, `rollback [ID]`, `deploy`. In the background,
 * where the shell reads the terminal, nothing is read of it until the process is brought to the foreground.
 *
 * @param deploy deploys what the file says now
 */
export function readCommands(gateway: LocalGateway, deploy: () => void): { close(): void } {
  let lines: Interface | undefined;
  let closed = false;
  const read = (mayRead: boolean): void => {
    if (closed) return;
    if (!mayRead) lines?.pause();
    else if (lines === undefined) lines = linesOfInput((line) => run(line, gateway, deploy));
    else lines.resume();
  };
  const unfollow = isatty(0) ? followForeground(read) : undefined;
  if (unfollow === undefined) read(true);
  return {
    close: () => {
      closed = true;
      unfollow?.();
      if (lines === undefined) return;
      lines.close();
      process.stdin.pause();
    },
  };
}

function linesOfInput(onLine: (line: string) => void): Interface {
  return createInterface({ input: process.stdin, terminal: false }).on('line', onLine);
}

function run(line: string, gateway: LocalGateway, deploy: () => void): void {
  const [command = '', id] = line.trim().split(/\s+/);
  if (command !== '') process.stderr.write(runCommand(command, id, gateway, deploy));
}

function runCommand(command: string, id: string | undefined, gateway: LocalGateway, deploy: () => void): string {
  switch (command) {
    case 'deployments':
      return deploymentsText(gateway);
    case 'deploy':
      deploy();
      return '';
    case 'rollback':
      return rollback(gateway, id);
    default:
      return `There is no command \`${command}\`: write \`deployments\`, \`rollback [ID]\` or \`deploy\`.\n`;
  }
}

function deploymentsText({ deployments, deployment }: LocalGateway): string {
  const color = colors();
  return deployments
    .map(({ id, createdDate }) => {
      const mark = id === deployment.id ? color.green('serving') : '       ';
      return `${mark} ${id} ${color.dim(new Date(createdDate).toLocaleTimeString('en-GB'))}\n`;
    })
    .join('');
}

function rollback(gateway: LocalGateway, id: string | undefined): string {
  try {
    return `Deployment ${gateway.rollback(id).id} serves now.\n`;
  } catch (error) {
    if (error instanceof RangeError) return `${error.message}\n`;
    throw error;
  }
}
