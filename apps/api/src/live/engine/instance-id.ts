// The id under which this process owns shards and is written to: no other process has it, past ones included.
import { randomUUID } from 'node:crypto';
import type { Config } from '../../platform/config';

const MARK_LENGTH = 8;

export function instanceId({ instance }: Pick<Config, 'instance'>): string {
  return `${instance}/${randomUUID().slice(0, MARK_LENGTH)}`;
}
