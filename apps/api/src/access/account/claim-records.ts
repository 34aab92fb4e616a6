// What a citizen is barred from and what they claim, for whoever takes their data along.
import { Injectable } from '@nestjs/common';
import type { BanView, ClaimView } from '@haopai/contracts';
import { Bans } from '../../auctions/bans';
import { OwnClaims } from '../../communication/claims';

export interface ClaimRecord {
  readonly bans: readonly BanView[];
  readonly claims: readonly ClaimView[];
}

@Injectable()
export class ClaimRecords {
  constructor(
    private readonly bans: Bans,
    private readonly claims: OwnClaims,
  ) {}

  async of(citizenId: number): Promise<ClaimRecord> {
    return { bans: await this.bans.standing(citizenId), claims: await this.claims.all(citizenId) };
  }
}
