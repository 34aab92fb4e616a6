// By which ways citizens want to be told, in plain SQL.
import { Inject, Injectable } from '@nestjs/common';
import type { NoticeChoices, NoticeTopic, NoticeWays } from '@haopai/contracts';
import type { RowDataPacket } from 'mysql2/promise';
import { MYSQL_POOL, type MysqlPool } from '../../platform/database';

interface ChoiceRow extends RowDataPacket {
  readonly topic: NoticeTopic;
  readonly portal: number;
  readonly push: number;
  readonly sms: number;
}

/** A text costs the site, and may disturb: only for who asks for it. */
const UNCHOSEN: NoticeWays = { portal: true, push: true, sms: false };
const TOPICS: readonly NoticeTopic[] = ['watchStart', 'outbid'];

@Injectable()
export class NoticeChoicesStore {
  constructor(@Inject(MYSQL_POOL) private readonly pool: MysqlPool) {}

  async of(citizenId: number): Promise<NoticeChoices> {
    const [rows] = await this.pool.query<ChoiceRow[]>(
      'SELECT topic, portal, push, sms FROM notice_choices WHERE citizen_id = ?',
      [citizenId],
    );
    const chosen = new Map(rows.map((row) => [row.topic, toWays(row)]));
    return {
      watchStart: chosen.get('watchStart') ?? UNCHOSEN,
      outbid: chosen.get('outbid') ?? UNCHOSEN,
    };
  }

  async put(citizenId: number, choices: NoticeChoices): Promise<void> {
    const rows = TOPICS.map((topic) => {
      const { portal, push, sms } = choices[topic];
      return [citizenId, topic, portal, push, sms];
    });
    await this.pool.query(
      `INSERT INTO notice_choices (citizen_id, topic, portal, push, sms) VALUES ?
       ON DUPLICATE KEY UPDATE portal = VALUES(portal), push = VALUES(push), sms = VALUES(sms)`,
      [rows],
    );
  }
}

function toWays({ portal, push, sms }: ChoiceRow): NoticeWays {
  return { portal: portal === 1, push: push === 1, sms: sms === 1 };
}
