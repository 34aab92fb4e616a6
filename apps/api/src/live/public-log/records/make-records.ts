// Puts the record of each ended auction together once, in small steps beside the doors' work, and keeps it.
import { createHash, randomUUID } from 'node:crypto';
import { Inject, Injectable } from '@nestjs/common';
import { parseVerifierKey } from '@haopai/log';
import { Config } from '../../../platform/config';
import { MYSQL_POOL, type MysqlPool } from '../../../platform/database';
import { PROGRAM_LOG, type ProgramLog } from '../../../platform/logging';
import { PeriodicTask } from '../../../platform/scheduling';
import { type WantedWitnesses, wantedWitnesses } from '../co-signed';
import { sha256 } from '../log-key';
import { LogReader } from '../log-reader.store';
import { TreeStore, valueOf } from '../tree.store';
import { StampsStore } from '../stamps/stamps.store';
import { planRecord, type RecordPlan } from './plan-record';
import { RecordFactsStore } from './record-facts.store';
import { recordFiles, type RecordKeys } from './record-files';
import { type MadeRecord, RecordsStore } from './records.store';
import { writeZip, ZipTooLarge } from './write-zip';

const LOOK_EVERY_MS = 2_000;
const PART_BYTES = 1024 * 1024;
export const TOO_LARGE = 'LOG.RECORD_TOO_LARGE';

/** The program stops: somebody else goes on. */
class Stopping extends Error {}

@Injectable()
export class MakeRecords extends PeriodicTask {
  private readonly tree: TreeStore;
  private readonly wanted: WantedWitnesses;

  constructor(
    private readonly own: Config,
    @Inject(PROGRAM_LOG) private readonly programLog: ProgramLog,
    @Inject(MYSQL_POOL) pool: MysqlPool,
    private readonly records: RecordsStore,
    private readonly facts: RecordFactsStore,
    private readonly reader: LogReader,
    private readonly stamps: StampsStore,
  ) {
    super(own, programLog, { everyMs: LOOK_EVERY_MS, failure: 'a record of an auction is not made yet' });
    this.tree = new TreeStore(pool);
    this.wanted = wantedWitnesses(own.publicLog);
  }

  protected async lookOnce(): Promise<void> {
    const failures: unknown[] = [];
    for (const auctionId of await this.records.due()) {
      if (this.isStopped) return;
      // One that cannot be made holds up none of the others.
      await this.makeIfSettled(auctionId).catch((error: unknown) => void failures.push(error));
    }
    if (failures.length > 0) throw failures[0];
  }

  private async makeIfSettled(auctionId: number): Promise<void> {
    const keys = await this.keys();
    const logKeys = keys.logKeys.map((key) => valueOf(parseVerifierKey(sha256, key)));
    const plan = await planRecord(auctionId, {
      ...{ facts: this.facts, tree: this.tree, logKeys, wanted: this.wanted },
      stamps: this.own.publicLog.stamps === 'off' ? null : this.stamps,
    });
    if (plan === null) return;
    const owner = `${this.own.instance.slice(0, 20)}.${randomUUID()}`;
    if (!(await this.records.take(auctionId, owner))) return;
    try {
      await this.records.finish(auctionId, owner, await this.write(plan, keys, owner));
      this.programLog.info({ auctionId }, 'the record of an auction is made');
    } catch (error) {
      if (error instanceof ZipTooLarge) {
        this.programLog.error({ err: error, auctionId }, 'an auction is too large for a record');
        return this.records.fail(auctionId, owner, TOO_LARGE);
      }
      await this.records.leave(auctionId, owner);
      if (!(error instanceof Stopping)) throw error;
    }
  }

  private async write(plan: RecordPlan, keys: RecordKeys, owner: string): Promise<MadeRecord> {
    const whole = createHash('sha256');
    let [byteCount, parts] = [0, 0];
    let waiting: Buffer[] = [];
    let waitingBytes = 0;
    const keep = async (): Promise<void> => {
      const part = Buffer.concat(waiting);
      [waiting, waitingBytes] = [[], 0];
      whole.update(part);
      byteCount += part.length;
      await this.records.addPart(plan.auctionId, owner, parts, part);
      parts += 1;
    };
    for await (const piece of writeZip(recordFiles(plan, keys, this.facts, this.tree))) {
      if (this.isStopped) throw new Stopping();
      waiting.push(piece);
      waitingBytes += piece.length;
      // zlib gives pieces of 16 KB: a part is little more than its size.
      if (waitingBytes >= PART_BYTES) await keep();
    }
    if (waitingBytes > 0) await keep();
    const { signed, first, last } = plan;
    return {
      ...{ treeSize: signed.size, leaves: last - first + 1, parts, byteCount },
      sha256: whole.digest('hex'),
    };
  }

  private async keys(): Promise<RecordKeys> {
    const { oldKeys, witnesses } = this.own.publicLog;
    const own = await this.reader.verifierKey();
    return {
      logKeys: [...new Set([...(own === null ? [] : [own]), ...oldKeys])],
      witnessKeys: witnesses.map(({ key }) => key),
    };
  }
}
