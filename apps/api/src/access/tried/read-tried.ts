// Use case: whoever answers for the site sees what was last seen working, and whether that is what the site stands on.
import { Injectable } from '@nestjs/common';
import type { Tried, TriedHere, TriedView } from '@haopai/contracts';
import { Config } from '../../platform/config';
import type { RefusalError } from '../../platform/errors';
import { TRIED } from '../../platform/tried';
import type { Actor } from '../staff-authentication';
import { DatabaseServerStore } from './database-server.store';

@Injectable()
export class ReadTried {
  constructor(
    private readonly config: Config,
    private readonly database: DatabaseServerStore,
  ) {}

  async execute(actor: Actor): Promise<TriedView | RefusalError> {
    const refusal = actor.lacks('settings.read');
    if (refusal !== undefined) return refusal;
    const { series } = await this.database.ask();
    return { rows: rowsAt(TRIED, series, this.providers()) };
  }

  private providers(): readonly string[] {
    const { sms, payments, identity } = this.config;
    return [sms.kind, payments.kind, identity.kind];
  }
}

/** A database that nobody has written down stands there, too: it is in use, and was never tried. */
export function rowsAt(
  tried: readonly Tried[],
  database: string,
  senders: readonly string[],
): readonly TriedHere[] {
  const rows = tried.map((each) => ({
    ...each,
    isInUse:
      each.kind === 'database'
        ? each.name === database
        : each.kind === 'provider' && senders.includes(each.name.toLowerCase()),
  }));
  if (rows.some(({ kind, isInUse }) => kind === 'database' && isInUse)) return rows;
  return [{ kind: 'database', name: database, last: null, isInUse: true }, ...rows];
}
