// Keeps the versions of the user agreement. They are added, and never changed.
import { Injectable } from '@nestjs/common';
import { InjectModel } from '@nestjs/sequelize';
import { SERVER_NOW_MS } from '@haopai/engine-mysql';
import { literal, Op } from 'sequelize';
import { DEFAULT_LANGUAGE, isLanguage } from '@haopai/rules';
import { AgreementModel } from '../../platform/database';
import { type Agreement, type AgreementText, writtenTexts } from './agreement';

const NOW_MS = literal(SERVER_NOW_MS);

@Injectable()
export class AgreementsStore {
  constructor(@InjectModel(AgreementModel) private readonly agreements: typeof AgreementModel) {}

  /** In one statement: all of these or none. A version that is there already stays as it is. */
  async add(...agreements: readonly Agreement[]): Promise<void> {
    const rows = agreements.flatMap(({ version, publishedAtMs, texts }) =>
      writtenTexts(texts).map(([language, text]) => ({ version, language, publishedAtMs, ...text })),
    );
    await this.agreements.bulkCreate(rows, { ignoreDuplicates: true });
  }

  /** In force, past and to come. */
  async all(): Promise<readonly Agreement[]> {
    const rows = await this.agreements.findAll();
    const versions = [...new Set(rows.map(({ version }) => version))];
    return versions.flatMap((version) => toAgreement(rows.filter((row) => row.version === version)) ?? []);
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
    return toAgreement(await this.agreements.findAll({ where: { version } }));
  }
}

/** Of one version's rows; null when the default language's is missing. */
function toAgreement(rows: readonly AgreementModel[]): Agreement | null {
  const own = rows.find(({ language }) => language === DEFAULT_LANGUAGE);
  if (own === undefined) return null;
  const { version, publishedAtMs } = own;
  const texts = Object.fromEntries(
    rows.filter(({ language }) => isLanguage(language)).map((row) => [row.language, toText(row)]),
  );
  return { version, publishedAtMs, texts };
}

function toText({ title, html, identityTitle, identityHtml }: AgreementModel): AgreementText {
  return { title, html, identityTitle, identityHtml };
}
