// A cluster is upgraded from another release, instance by instance, under the storm.
import type { Scene } from './faults/fault';

const DOWN_MS = 500;

/** Each instance in its turn; between two upgrades one of either release is killed, so that both take lots from each other in haste too. */
export function upgradeScenes(instances: number): readonly Scene[] {
  const scenes: Scene[] = [];
  for (let instance = 0; instance < instances; instance++) {
    scenes.push({ fault: { kind: 'upgradeInstance', instance, downMs: DOWN_MS }, nextAfterMs: null });
    const next = instance + 1;
    if (next === instances) break;
    for (const killed of [instance, next])
      scenes.push({
        fault: { kind: 'killInstance', instance: killed, downMs: DOWN_MS },
        nextAfterMs: null,
      });
  }
  return scenes;
}
