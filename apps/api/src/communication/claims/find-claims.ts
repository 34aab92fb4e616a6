// Use case: the office sees which claims wait, what is due first before all, and reads one.
import { Injectable } from '@nestjs/common';
import type {
  AdminClaimLine,
  AdminClaimView,
  ClaimAbout,
  ClaimedCar,
  ClaimedIdentity,
  ClaimFilter,
  Page,
  PictureType,
} from '@haopai/contracts';
import { GrantIdentity } from '../../access/identity-checks';
import { Settings } from '../../access/settings';
import type { Actor } from '../../access/staff-authentication';
import { RefusalError } from '../../platform/errors';
import { GrantCar } from '../../plates/registered-cars';
import { adminClaimLine, type Claim, DAY_MS } from './claim';
import { ClaimMessagesStore } from './claim-messages.store';
import { ClaimsStore } from './claims.store';

export interface ClaimsWanted {
  readonly filter: ClaimFilter;
  readonly about: ClaimAbout | null;
  readonly assigned: 'mine' | 'nobody' | null;
  readonly page: number;
  readonly size: number;
}

const NOBODY = 0;

@Injectable()
export class FindClaims {
  constructor(
    private readonly claims: ClaimsStore,
    private readonly messages: ClaimMessagesStore,
    private readonly settings: Settings,
    private readonly cars: GrantCar,
    private readonly identities: GrantIdentity,
  ) {}

  async page(
    actor: Actor,
    { filter, about, assigned, page, size }: ClaimsWanted,
  ): Promise<Page<AdminClaimLine> | RefusalError> {
    const lacking = actor.lacks('claims.read');
    if (lacking !== undefined) return lacking;
    const assignedTo = { mine: actor.staffId, nobody: NOBODY };
    const { items, total } = await this.claims.page({
      ...{ filter, about, max: size, offset: (page - 1) * size },
      assignedTo: assigned === null ? null : assignedTo[assigned],
    });
    return { items: items.map(adminClaimLine), total, page, size };
  }

  async one(actor: Actor, claimId: number): Promise<AdminClaimView | RefusalError> {
    const lacking = actor.lacks('claims.read');
    if (lacking !== undefined) return lacking;
    const claim = await this.claims.byId(claimId);
    if (claim === null) return new RefusalError('CLAIM.NOT_FOUND', { claimId });
    const isDone = claim.state === 'answered' || claim.state === 'closed';
    const keptMs = this.settings.value('claims.keptDays') * DAY_MS;
    return {
      ...adminClaimLine(claim),
      car: await this.carOf(claim),
      identity: await this.identityOf(claim),
      messages: await this.messages.of(claimId),
      erasedAtMs: isDone ? claim.changedAtMs + keptMs : null,
    };
  }

  private identityOf({ about, citizenId }: Claim): Promise<ClaimedIdentity | null> {
    return about === 'document' || about === 'region' ? this.identities.of(citizenId) : Promise.resolve(null);
  }

  private async carOf({ about, ref, citizenId }: Claim): Promise<ClaimedCar | null> {
    if (about !== 'vin' || ref === null) return null;
    const held = await this.cars.holding(null, ref);
    return {
      holder: held?.kind ?? null,
      isUnpaid: held !== null && held.unpaidOrderId !== null,
      isClaimants: held?.citizenId === citizenId,
      isGranted: (await this.cars.ownerOf(ref)) === citizenId,
    };
  }

  async file(
    actor: Actor,
    claimId: number,
    fileId: number,
  ): Promise<{ readonly type: PictureType; readonly content: Buffer } | RefusalError> {
    const lacking = actor.lacks('claims.read');
    if (lacking !== undefined) return lacking;
    return (await this.messages.file(claimId, fileId)) ?? new RefusalError('CLAIM.NOT_FOUND', { claimId });
  }
}
