// What an operator reads when a cluster runs: the door, the instances, the demo, and what may be typed.
import type { DemoAuction } from '../seed';
import { demoLines, recordLine } from '../start/banner';
import type { Instance } from './cluster';
import { instanceLines } from './operator';
import { HELP } from './orders';

export interface ClusterFacts {
  readonly port: number;
  readonly instances: readonly Instance[];
  /** For people: a folder. */
  readonly logs: string;
  /** Null where none was started here. */
  readonly witness: string | null;
  readonly auctions: readonly DemoAuction[];
  readonly nowMs: number;
  /** Names of the services that were started here. */
  readonly parts: readonly string[];
}

export function clusterBanner(facts: ClusterFacts): string {
  const { port, instances, logs, witness, auctions, nowMs, parts } = facts;
  return [
    '',
    '  Haopai is open, on several instances.',
    '',
    `    Portal    http://localhost:${port}/   through nginx`,
    `    Office    http://localhost:${port}/admin/   codes for it: http://localhost:${port}/dev/totp`,
    `    Texts     http://localhost:${port}/dev/sms   codes for phones`,
    recordLine(`http://localhost:${port}`, witness),
    `    Logs      ${logs}/api-N.log; a day each and kept: ${logs}/logs/`,
    '',
    ...instanceLines(instances),
    ...demoLines({ auctions, nowMs }),
    '',
    '  Type, and press Enter:',
    HELP,
    `    Services here: ${parts.join(', ') || 'none, the environment names them'}`,
    '',
    '  Ctrl-C stops everything that was started and keeps the data.',
    '',
  ].join('\n');
}
