// Which claims about a citizen's document and region the office has not answered.
import { Injectable } from '@nestjs/common';
import { InjectConnection } from '@nestjs/sequelize';
import type { OwnIdentityView } from '@haopai/contracts';
import { QueryTypes } from 'sequelize';
import { Sequelize } from 'sequelize-typescript';

@Injectable()
export class OpenClaimsStore {
  constructor(@InjectConnection() private readonly connection: Sequelize) {}

  /** The newest of each kind. */
  async of(citizenId: number): Promise<OwnIdentityView['openClaims']> {
    const rows = await this.connection.query<{ about: 'document' | 'region'; id: number }>(
      `SELECT about_kind AS about, MAX(id) AS id FROM claims
       WHERE citizen_id = ? AND about_kind IN ('document', 'region') AND state IN ('open', 'asked') GROUP BY about_kind`,
      { type: QueryTypes.SELECT, replacements: [citizenId] },
    );
    const newest = (about: 'document' | 'region'): number | null =>
      rows.find((row) => row.about === about)?.id ?? null;
    return { document: newest('document'), region: newest('region') };
  }
}
