// The id under which this process owns shards and is written to: no other process has it, past ones included.
import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { Config } from '../../platform/config';

const MARK_LENGTH = 8;

@Injectable()
export class InstanceId {
  readonly value: string;

  constructor({ instance }: Config) {
    this.value = `${instance}/${randomUUID().slice(0, MARK_LENGTH)}`;
  }
}
