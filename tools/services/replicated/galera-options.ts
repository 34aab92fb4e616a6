// What the nodes are told about their group (docs/replication.md says what each is for).
import { LOOPBACK } from '../ports';

export interface NodePorts {
  readonly sql: number;
  /** What nodes say to each other. */
  readonly group: number;
  /** What a node missed, and whole copies. */
  readonly catchUp: number;
  readonly copy: number;
}

export function providerOptions({ group, catchUp }: NodePorts): string {
  return [
    `base_host=${LOOPBACK}`,
    `base_port=${group}`,
    `gmcast.listen_addr=tcp://${LOOPBACK}:${group}`,
    `ist.recv_addr=${LOOPBACK}:${catchUp}`,
    'evs.keepalive_period=PT0.5S',
    'evs.suspect_timeout=PT2S',
    'evs.inactive_timeout=PT4S',
    'evs.inactive_check_period=PT0.25S',
    'evs.join_retrans_period=PT0.3S',
    'gcache.size=128M',
    'gcache.recover=yes',
  ].join(';');
}
