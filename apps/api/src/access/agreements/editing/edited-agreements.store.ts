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
import {
  DEFAULT_LANGUAGE,
  type InEachLanguage,
  inEachLanguage,
  type Language,
  LANGUAGES,
} from '@haopai/rules';
import { AgreementModel, type Transaction } from '../../../platform/database';
import type { Agreement, AgreementText } from '../agreement';

const HEADS = `
  SELECT version, published_at_ms AS publishedAtMs, published_at_ms <= ${SERVER_NOW_MS} AS hasCome,
    (SELECT COUNT(*) FROM citizens WHERE agreement_version = agreements.version) AS citizens
  FROM agreements WHERE language = :language ORDER BY published_at_ms DESC, version DESC`;

interface HeadRow {
  readonly version: string;
  readonly publishedAtMs: number;
  readonly hasCome: number;
  readonly citizens: number;
}

const NO_WORDS: AgreementWords = { title: '', html: '', identityTitle: '', identityHtml: '' };

@Injectable()
export class EditedAgreementsStore {
  constructor(
    @InjectConnection() private readonly connection: Sequelize,
    @InjectModel(AgreementModel) private readonly agreements: typeof AgreementModel,
  ) {}

  /** The newest first. */
  async all(transaction?: Transaction): Promise<readonly AdminAgreementHead[]> {
    const within = transaction === undefined ? {} : { transaction };
    const replacements = { language: DEFAULT_LANGUAGE };
    const [rows, titles] = await Promise.all([
      this.connection.query<HeadRow>(HEADS, { type: QueryTypes.SELECT, replacements, ...within }),
      this.agreements.findAll({ attributes: ['version', 'language', 'title'], ...within }),
    ]);
    const titleOf = (version: string, language: Language): string =>
      titles.find((one) => one.version === version && one.language === language)?.title ?? '';
    const inForce = rows.find(({ hasCome }) => hasCome === 1);
    const stateOf = (row: HeadRow): AgreementState =>
      row.hasCome === 0 ? 'coming' : row === inForce ? 'inForce' : 'past';
    return rows.map((row) => ({
      version: row.version,
      state: stateOf(row),
      publishedAtMs: row.publishedAtMs,
      titles: inEachLanguage((language) => titleOf(row.version, language)),
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
      const { title, html, identityTitle, identityHtml } =
        rows.find((one) => one.language === language) ?? NO_WORDS;
      return { title, html, identityTitle, identityHtml };
    };
    return { ...head, texts: inEachLanguage(wordsIn) };
  }

  /** False when there is one of that day. */
  async add(
    transaction: Transaction,
    {
      version,
      publishedAtMs,
      texts,
    }: Pick<Agreement, 'version' | 'publishedAtMs'> & { readonly texts: InEachLanguage<AgreementText> },
  ): Promise<boolean> {
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
    return removed > 0;
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
