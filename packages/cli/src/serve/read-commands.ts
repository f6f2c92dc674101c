import { createInterface } from 'node:readline';
import type { LocalGateway } from '@veloway/gateway';
import { colors } from '../report/colors.js';

/**
 * Reads commands from the terminal while the gateway serves: `deployments`, `rollback [ID]`, `deploy`.
 *
 * @param deploy deploys what the file says now
 */
export function readCommands(gateway: LocalGateway, deploy: () => void): { close(): void } {
  const lines = createInterface({ input: process.stdin, terminal: false });
  lines.on('line', (line) => {
    const [command = '', id] = line.trim().split(/\s+/);
    if (command !== '') process.stderr.write(runCommand(command, id, gateway, deploy));
  });
  return {
    close: () => {
      lines.close();
      process.stdin.pause();
    },
  };
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
