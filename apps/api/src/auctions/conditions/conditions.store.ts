// Keeps the special conditions of auctions, a text for each language that has one, in plain SQL.
import { Injectable } from '@nestjs/common';
import { InjectConnection } from '@nestjs/sequelize';
import { type InEachLanguage, inEachLanguage, type Language, LANGUAGES } from '@haopai/rules';
import { QueryTypes } from 'sequelize';
import { Sequelize } from 'sequelize-typescript';
import type { Transaction } from '../../platform/database';

/** Empty for none. */
export type AuctionTexts = InEachLanguage<string>;

@Injectable()
export class ConditionsStore {
  constructor(@InjectConnection() private readonly connection: Sequelize) {}

  async of(auctionId: number, transaction: Transaction | null = null): Promise<AuctionTexts> {
    const rows = await this.connection.query<{ readonly language: Language; readonly text: string }>(
      'SELECT language, text FROM auction_conditions WHERE auction_id = ?',
      { type: QueryTypes.SELECT, replacements: [auctionId], transaction },
    );
    return inEachLanguage((language) => rows.find((row) => row.language === language)?.text ?? '');
  }

  async change(transaction: Transaction, auctionId: number, texts: AuctionTexts): Promise<void> {
    await this.connection.query('DELETE FROM auction_conditions WHERE auction_id = ?', {
      type: QueryTypes.BULKDELETE,
      replacements: [auctionId],
      transaction,
    });
    for (const language of LANGUAGES.filter((one) => texts[one] !== ''))
      await this.connection.query(
        'INSERT INTO auction_conditions (auction_id, language, text) VALUES (?, ?, ?)',
        { type: QueryTypes.INSERT, replacements: [auctionId, language, texts[language]], transaction },
      );
  }
}
