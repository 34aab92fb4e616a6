// Use case: a citizen reads their claims, what was written in them, and the pictures that they brought in.
import { Injectable } from '@nestjs/common';
import type { ClaimLine, ClaimView, Page, PictureType } from '@haopai/contracts';
import { RefusalError } from '../../platform/errors';
import { type Claim, claimLine, ownMessage } from './claim';
import { ClaimMessagesStore } from './claim-messages.store';
import { ClaimsStore } from './claims.store';

/** As many as anybody takes out at once; the newest. */
const EXPORTED_MAX = 200;

@Injectable()
export class OwnClaims {
  constructor(
    private readonly claims: ClaimsStore,
    private readonly messages: ClaimMessagesStore,
  ) {}

  /** The newest first. Pages count from 1. */
  async page(citizenId: number, page: number, size: number): Promise<Page<ClaimLine>> {
    const { items, total } = await this.claims.ofCitizen(citizenId, size, (page - 1) * size);
    return { items: items.map(claimLine), total, page, size };
  }

  /** Somebody else's is as if it were not there. */
  async one(citizenId: number, claimId: number): Promise<ClaimView | RefusalError<'CLAIM.NOT_FOUND'>> {
    const claim = await this.own(citizenId, claimId);
    return claim instanceof RefusalError ? claim : this.whole(claim);
  }

  async file(
    citizenId: number,
    claimId: number,
    fileId: number,
  ): Promise<{ readonly type: PictureType; readonly content: Buffer } | RefusalError<'CLAIM.NOT_FOUND'>> {
    const claim = await this.own(citizenId, claimId);
    if (claim instanceof RefusalError) return claim;
    return (await this.messages.file(claimId, fileId)) ?? new RefusalError('CLAIM.NOT_FOUND', { claimId });
  }

  /** All with what was written, for whoever takes their data along. */
  async all(citizenId: number): Promise<readonly ClaimView[]> {
    const { items } = await this.claims.ofCitizen(citizenId, EXPORTED_MAX, 0);
    const views: ClaimView[] = [];
    for (const claim of items) views.push(await this.whole(claim));
    return views;
  }

  private async own(citizenId: number, claimId: number): Promise<Claim | RefusalError<'CLAIM.NOT_FOUND'>> {
    const claim = await this.claims.byId(claimId);
    return claim?.citizenId === citizenId ? claim : new RefusalError('CLAIM.NOT_FOUND', { claimId });
  }

  private async whole(claim: Claim): Promise<ClaimView> {
    return { ...claimLine(claim), messages: (await this.messages.of(claim.id)).map(ownMessage) };
  }
}
