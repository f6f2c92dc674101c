import type { Stage } from '@veloway/api';
import { nearest } from '@veloway/vtl';

/**
 * @param name the stage that is served
 * @returns a sentence where a definition has stages, and this is none of them: their variables would be missed later
 */
export function unknownStage(name: string, stages: readonly Stage[], file: string): readonly string[] {
  const names = stages.map((stage) => stage.name);
  if (names.length === 0 || names.includes(name)) return [];
  const near = nearest(name, names);
  const known = names.map((other) => `\`${other}\``).join(', ');
  const advice = near === undefined ? `Choose one with \`--stage\`: ${known}.` : `Did you mean \`--stage ${near}\`?`;
  return [`${file} has no stage \`${name}\`, which is served without the stage variables of the file. ${advice}`];
}
