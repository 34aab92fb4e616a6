// Use case: anybody takes the record of an ended auction along, piece by piece as fast as they take it. So many at once, and of one address few.
import { Injectable } from '@nestjs/common';
import type { AuctionRecordView } from '@haopai/contracts';
import { LRUCache } from 'lru-cache';
import { RefusalError } from '../../../platform/errors';
import { OpenPerAddress } from '../../../platform/limits';
import { type KeptRecord, RecordsStore } from './records.store';

/** Pieces in memory: of the auction that everybody looks at. */
const HELD_PARTS_MAX = 16;
const AT_ONCE_MAX = 40;
const OF_ONE_ADDRESS_MAX = 4;
const COME_AGAIN_MS = 10_000;

export interface GivenRecord {
  readonly record: KeptRecord;
  parts(): AsyncGenerator<Buffer>;
  /** To be called once, when the reader has all of it or has gone. */
  done(): void;
}

@Injectable()
export class GiveRecord {
  private readonly ofAddress = new OpenPerAddress(OF_ONE_ADDRESS_MAX);
  private open = 0;
  /** No piece ever changes. A crowd that comes at once asks for each once. */
  private readonly held: LRUCache<string, Buffer>;

  constructor(private readonly records: RecordsStore) {
    this.held = new LRUCache({
      max: HELD_PARTS_MAX,
      fetchMethod: (name) => {
        const [auctionId, partNo] = name.split('/').map(Number);
        return this.records.part(auctionId ?? 0, partNo ?? 0);
      },
    });
  }

  async facts(auctionId: number): Promise<AuctionRecordView | RefusalError> {
    const found = await this.find(auctionId);
    if (found instanceof RefusalError) return found;
    const { byteCount, sha256, leaves, treeSize, madeAtMs } = found;
    return { auctionId, byteCount, sha256, leaves, treeSize, madeAtMs };
  }

  async take(auctionId: number, address: string): Promise<GivenRecord | RefusalError> {
    const record = await this.find(auctionId);
    if (record instanceof RefusalError) return record;
    if (this.open >= AT_ONCE_MAX || !this.ofAddress.hasPlace(address))
      return new RefusalError('SERVER.BUSY', { retryAfterMs: COME_AGAIN_MS });
    this.open += 1;
    const giveBack = this.ofAddress.take(address);
    let isDone = false;
    return {
      record,
      parts: () => this.parts(record),
      done: () => {
        if (isDone) return;
        isDone = true;
        this.open -= 1;
        giveBack();
      },
    };
  }

  /** Where a piece is not to be had the connection ends: whoever loads it sees that it is not whole. */
  private async *parts({ auctionId, parts }: KeptRecord): AsyncGenerator<Buffer> {
    for (let partNo = 0; partNo < parts; partNo += 1) {
      const part = await this.held.fetch(`${auctionId}/${partNo}`);
      if (part === undefined) throw new Error('a piece of a record is missing');
      yield part;
    }
  }

  private async find(auctionId: number): Promise<KeptRecord | RefusalError> {
    const found = await this.records.stateOf(auctionId);
    switch (found.state) {
      case 'kept':
        return found.record;
      case 'unknown':
        return new RefusalError('AUCTION.NOT_FOUND', { auctionId });
      case 'running':
        return new RefusalError('RESULT.NOT_YET', { auctionId });
      case 'underWay':
        return new RefusalError('LOG.RECORD_NOT_READY', { auctionId });
      case 'none':
        return new RefusalError('LOG.NO_RECORD', { auctionId });
    }
  }
}
