// Keeps the words that editors gave text messages, change by change: the newest of a template and language counts.
import { Injectable } from '@nestjs/common';
import { InjectConnection } from '@nestjs/sequelize';
import type { SmsTextChange } from '@haopai/contracts';
import { SERVER_NOW_MS } from '@haopai/engine-mysql';
import { QueryTypes, UniqueConstraintError } from 'sequelize';
import { Sequelize } from 'sequelize-typescript';
import type { Language } from '@haopai/rules';
import type { Actor } from '../../../access/staff-authentication';
import type { Transaction } from '../../../platform/database';
import type { SmsTemplate } from '../sms/sms-texts';

export interface SmsTextSlot {
  readonly template: SmsTemplate;
  readonly language: Language;
}

export interface StandingSmsText {
  /** Null while the words of the program count. */
  readonly text: string | null;
  readonly providerCode: string | null;
  /** 0 while nobody changed anything. */
  readonly version: number;
}

const HISTORY_MAX = 200;

const STANDING = `
  SELECT template, language, text, provider_code AS providerCode, version FROM sms_texts AS newest
  WHERE version = (SELECT MAX(version) FROM sms_texts
    WHERE template = newest.template AND language = newest.language)`;

const ADD = `
  INSERT INTO sms_texts (template, language, version, text, provider_code, changed_at_ms, staff_id, staff_name, reason)
  VALUES (:template, :language, :version, :text, :providerCode, ${SERVER_NOW_MS}, :staffId, :staffName, :reason)`;

@Injectable()
export class SmsTextsStore {
  constructor(@InjectConnection() private readonly connection: Sequelize) {}

  /** By the name of template and language: `loginCode.zh`. */
  async standing(transaction?: Transaction): Promise<ReadonlyMap<string, StandingSmsText>> {
    const rows = await this.connection.query<StandingSmsText & SmsTextSlot>(STANDING, {
      type: QueryTypes.SELECT,
      ...(transaction === undefined ? {} : { transaction }),
    });
    return new Map(rows.map(({ template, language, ...text }) => [`${template}.${language}`, text]));
  }

  /** False when somebody else was first to make this version. */
  async add(
    transaction: Transaction,
    { staffId, name: staffName }: Actor,
    change: SmsTextSlot & StandingSmsText & { readonly reason: string },
  ): Promise<boolean> {
    try {
      const replacements = { ...change, staffId, staffName };
      await this.connection.query(ADD, { type: QueryTypes.INSERT, replacements, transaction });
      return true;
    } catch (error) {
      if (error instanceof UniqueConstraintError) return false;
      throw error;
    }
  }

  /** The newest first. */
  history({ template, language }: SmsTextSlot): Promise<SmsTextChange[]> {
    return this.connection.query<SmsTextChange>(
      `SELECT version, text, provider_code AS providerCode, changed_at_ms AS changedAtMs, staff_name AS staffName, reason
       FROM sms_texts WHERE template = :template AND language = :language ORDER BY version DESC LIMIT ${HISTORY_MAX}`,
      { type: QueryTypes.SELECT, replacements: { template, language } },
    );
  }
}
