// Reads back from the database what a newcomer and the bots need to take part in the auctions that have not ended.
import { DEMO_BOTS, DEMO_CITIZENS } from './demo-cast';
import { enrolmentsOf, type SealingKeys } from './enrol';
import { type Database, select } from './rows';

export interface Ticket {
  readonly username: string;
  readonly paddleNo: number;
  readonly accessCode: string;
}

export interface DemoAuction {
  readonly id: number;
  readonly title: string;
  readonly startsAtMs: number;
  readonly countdownMs: number;
  readonly people: readonly Ticket[];
  readonly bots: readonly Ticket[];
}

/** Auctions of the demo that have not ended, the next to open first. */
export async function readDemoSheet(db: Database, keys: SealingKeys): Promise<readonly DemoAuction[]> {
  const names = [...DEMO_CITIZENS, ...DEMO_BOTS].map(({ username }) => username);
  const usernames = new Map(
    await select(
      db,
      'SELECT id, username FROM citizens WHERE username_key IN (?)',
      [names],
      (row) => [Number(row.id), String(row.username)] as const,
    ),
  );
  const bots = new Set(DEMO_BOTS.map(({ username }) => username));
  const auctions = await select(
    db,
    `SELECT id, title, starts_at_ms, countdown_ms FROM auctions
     WHERE published_at_ms IS NOT NULL AND ended_at_ms IS NULL ORDER BY starts_at_ms, id`,
    [],
    (row) => ({
      id: Number(row.id),
      title: String(row.title),
      startsAtMs: Number(row.starts_at_ms),
      countdownMs: Number(row.countdown_ms),
    }),
  );
  return Promise.all(
    auctions.map(async (auction) => {
      const tickets = (await enrolmentsOf(db, auction.id, keys)).flatMap(
        ({ citizenId, paddleNo, accessCode }) => {
          const username = usernames.get(citizenId);
          return username === undefined ? [] : [{ username, paddleNo, accessCode }];
        },
      );
      return {
        ...auction,
        people: tickets.filter(({ username }) => !bots.has(username)),
        bots: tickets.filter(({ username }) => bots.has(username)),
      };
    }),
  );
}
