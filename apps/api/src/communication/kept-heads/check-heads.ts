// Use case: the auditor has it checked that the database still agrees with what was kept outside it.
import { Inject, Injectable } from '@nestjs/common';
import type { HeadsCheck } from '@haopai/contracts';
import type { Actor } from '../../access/staff-authentication';
import type { RefusalError } from '../../platform/errors';
import { HEADS_PLACES, type HeadsPlace } from './heads-place';
import { HeadsStore } from './heads.store';
import { judgeLines } from './judge-lines';
import { KeptHeadsStore } from './kept-heads.store';

@Injectable()
export class CheckHeads {
  constructor(
    @Inject(HEADS_PLACES) private readonly places: readonly HeadsPlace[],
    private readonly heads: HeadsStore,
    private readonly kept: KeptHeadsStore,
  ) {}

  async execute(actor: Actor): Promise<HeadsCheck | RefusalError> {
    return actor.lacks('audit.read') ?? (await this.check());
  }

  /** For whoever sits at the machine. */
  async check(): Promise<HeadsCheck> {
    const names = this.places.map(({ name }) => name);
    const [file, mail] = [names.includes('file'), names.includes('mail')];
    const noted = await Promise.all(names.map((name) => this.kept.newestAtMs(name)));
    // What is being written meanwhile is neither missing nor judged.
    const expected = await this.kept.keptLines('file');
    const all: HeadsCheck = {
      ...{ file, mail, kept: 0, missing: 0, unreadable: 0, faults: [] },
      newestAtMs: newestOf(noted),
    };
    for (const place of this.places) {
      const lines = place.lines();
      if (lines === null) continue;
      const { kept, unreadable, faults, hashes, newestAtMs } = await judgeLines(lines, this.heads);
      const missing = expected.filter(({ lineHash }) => !hashes.has(lineHash)).length;
      return {
        ...all,
        kept,
        unreadable,
        faults,
        missing,
        newestAtMs: newestOf([newestAtMs, mail ? all.newestAtMs : null]),
      };
    }
    return all;
  }
}

function newestOf(times: readonly (number | null)[]): number | null {
  return times.reduce(
    (newest, each) => (newest === null || (each !== null && each > newest) ? each : newest),
    null,
  );
}
