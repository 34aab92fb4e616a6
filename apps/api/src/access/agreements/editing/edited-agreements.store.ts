// Versions of the user agreement as editors see them. One that is in force is never changed or taken away.
import { Injectable } from '@nestjs/common';
import { InjectConnection, InjectModel } from '@nestjs/sequelize';
import type {
  AdminAgreementHead,
  AdminAgreementView,
  AgreementState,
  AgreementWords,
} from '@haopai/contracts';
import { SERVER_NOW_MS } from '@haopai/engine-mysql';
import { QueryTypes, UniqueConstraintError } from 'sequelize';
import { Sequelize } from 'sequelize-typescript';
import { inEachLanguage, type Language, LANGUAGES } from '@haopai/rules';
import { AgreementModel, type Transaction } from '../../../platform/database';
import type { Agreement } from '../agreement';

const HEADS = `
  SELECT zh.version, zh.published_at_ms AS publishedAtMs, zh.title AS zhTitle, en.title AS enTitle,
    zh.published_at_ms <= ${SERVER_NOW_MS} AS hasCome,
    (SELECT COUNT(*) FROM citizens WHERE agreement_version = zh.version) AS citizens
  FROM agreements zh JOIN agreements en ON en.version = zh.version AND en.language = 'en'
  WHERE zh.language = 'zh' ORDER BY zh.published_at_ms DESC, zh.version DESC`;

interface HeadRow {
  readonly version: string;
  readonly publishedAtMs: number;
  readonly zhTitle: string;
  readonly enTitle: string;
  readonly hasCome: number;
  readonly citizens: number;
}

@Injectable()
export class EditedAgreementsStore {
  constructor(
    @InjectConnection() private readonly connection: Sequelize,
    @InjectModel(AgreementModel) private readonly agreements: typeof AgreementModel,
  ) {}

  /** The newest first. */
  async all(transaction?: Transaction): Promise<readonly AdminAgreementHead[]> {
    const within = transaction === undefined ? {} : { transaction };
    const rows = await this.connection.query<HeadRow>(HEADS, { type: QueryTypes.SELECT, ...within });
    const inForce = rows.find(({ hasCome }) => hasCome === 1);
    const stateOf = (row: HeadRow): AgreementState =>
      row.hasCome === 0 ? 'coming' : row === inForce ? 'inForce' : 'past';
    return rows.map((row) => ({
      version: row.version,
      state: stateOf(row),
      publishedAtMs: row.publishedAtMs,
      titles: { zh: row.zhTitle, en: row.enTitle },
      citizens: row.citizens,
    }));
  }

  /** Whatever text is asked for. */
  async byVersion(version: string, transaction?: Transaction): Promise<AdminAgreementView | null> {
    const head = (await this.all(transaction)).find((one) => one.version === version);
    if (head === undefined) return null;
    const within = transaction === undefined ? {} : { transaction };
    const rows = await this.agreements.findAll({ where: { version }, ...within });
    const wordsIn = (language: Language): AgreementWords => {
      const row = rows.find((one) => one.language === language);
      if (row === undefined) throw new Error(`Agreement ${version} lacks a language`);
      const { title, html, identityTitle, identityHtml } = row;
      return { title, html, identityTitle, identityHtml };
    };
    return { ...head, texts: inEachLanguage(wordsIn) };
  }

  /** False when there is one of that day. */
  async add(transaction: Transaction, { version, publishedAtMs, texts }: Agreement): Promise<boolean> {
    try {
      for (const language of LANGUAGES)
        await this.agreements.create(
          { version, language, publishedAtMs, ...texts[language] },
          { transaction },
        );
      return true;
    } catch (error) {
      if (error instanceof UniqueConstraintError) return false;
      throw error;
    }
  }

  /** False when it has come into force, so that people may have agreed to it. */
  async remove(transaction: Transaction, version: string): Promise<boolean> {
    const removed = await this.connection.query(
      `DELETE FROM agreements WHERE version = :version AND published_at_ms > ${SERVER_NOW_MS}`,
      { type: QueryTypes.BULKDELETE, replacements: { version }, transaction },
    );
    return removed === 2;
  }

  async nowMs(): Promise<number> {
    const [row] = await this.connection.query<{ readonly nowMs: number }>(
      `SELECT ${SERVER_NOW_MS} AS nowMs`,
      {
        type: QueryTypes.SELECT,
      },
    );
    if (row === undefined) throw new Error('The database told no time');
    return row.nowMs;
  }
}
