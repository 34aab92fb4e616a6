// Keeps the versions of the user agreement. They are added, and never changed.
import { Injectable } from '@nestjs/common';
import { InjectModel } from '@nestjs/sequelize';
import { SERVER_NOW_MS } from '@haopai/engine-mysql';
import { literal, Op } from 'sequelize';
import { DEFAULT_LANGUAGE, type Language, LANGUAGES } from '@haopai/rules';
import { AgreementModel } from '../../platform/database';
import type { Agreement, AgreementText } from './agreement';

const NOW_MS = literal(SERVER_NOW_MS);

@Injectable()
export class AgreementsStore {
  constructor(@InjectModel(AgreementModel) private readonly agreements: typeof AgreementModel) {}

  /** A version that is there already stays as it is. */
  async add({ version, publishedAtMs, texts }: Agreement): Promise<void> {
    const row = (language: Language) => ({ version, language, publishedAtMs, ...texts[language] });
    await this.agreements.bulkCreate(LANGUAGES.map(row), { ignoreDuplicates: true });
  }

  /** By the database's clock; null before the first one. */
  async inForce(): Promise<Agreement | null> {
    const newest = await this.agreements.findOne({
      attributes: ['version'],
      where: { language: DEFAULT_LANGUAGE, publishedAtMs: { [Op.lte]: NOW_MS } },
      order: [
        ['publishedAtMs', 'DESC'],
        ['version', 'DESC'],
      ],
    });
    return newest === null ? null : this.byVersion(newest.version);
  }

  async byVersion(version: string): Promise<Agreement | null> {
    const rows = await this.agreements.findAll({ where: { version } });
    const inLanguage = (language: Language): AgreementModel | undefined =>
      rows.find((row) => row.language === language);
    const [zh, en] = [inLanguage('zh'), inLanguage('en')];
    if (zh === undefined || en === undefined) return null;
    return { version, publishedAtMs: zh.publishedAtMs, texts: { zh: toText(zh), en: toText(en) } };
  }
}

function toText({ title, html, identityTitle, identityHtml }: AgreementModel): AgreementText {
  return { title, html, identityTitle, identityHtml };
}
