// Reads what a claim is about: nothing but what is there, and of orders and bans nothing but the citizen's own.
import { Injectable } from '@nestjs/common';
import type { ClaimAbout } from '@haopai/contracts';
import { JINHUA_PLATES, parsePlate, parseVin } from '@haopai/rules';
import { RegionsStore } from '../../access/citizens';
import { Bans } from '../../auctions/bans';
import { ORDER_NO } from '../../commerce/orders';
import { RefusalError } from '../../platform/errors';
import { KnownThingsStore } from './known-things.store';

const ID = /^[1-9]\d{0,15}$/;
/** A region's code. The server compares nothing else with its column of ASCII, nor with that of order numbers: it refuses. */
const REGION_CODE = /^\d{1,12}$/;

@Injectable()
export class KnownThings {
  constructor(
    private readonly store: KnownThingsStore,
    private readonly bans: Bans,
    private readonly regions: RegionsStore,
  ) {}

  /** As it is kept; null for `document`, of which no number is written down here, and `other`. */
  async read(
    citizenId: number,
    about: ClaimAbout,
    ref = '',
  ): Promise<string | null | RefusalError<'CLAIM.ABOUT_UNKNOWN'>> {
    if (about === 'other' || about === 'document') return null;
    const known = await this.find(citizenId, about, ref.trim());
    return known ?? new RefusalError('CLAIM.ABOUT_UNKNOWN', { about });
  }

  private async find(
    citizenId: number,
    about: Exclude<ClaimAbout, 'other' | 'document'>,
    ref: string,
  ): Promise<string | null> {
    if (about === 'plate') {
      const plate = parsePlate(ref, JINHUA_PLATES);
      return plate.ok ? plate.value.number : null;
    }
    if (about === 'vin') {
      const vin = parseVin(ref);
      return vin.ok ? vin.value.number : null;
    }
    if (about === 'region') return REGION_CODE.test(ref) && (await this.regions.has(ref)) ? ref : null;
    if (about === 'order')
      return ORDER_NO.test(ref) && (await this.store.has('order', ref, citizenId)) ? ref : null;
    if (!ID.test(ref)) return null;
    if (about === 'ban') {
      const standing = await this.bans.standing(citizenId);
      return standing.some(({ id }) => id === Number(ref)) ? ref : null;
    }
    return (await this.store.has(about, Number(ref), citizenId)) ? ref : null;
  }
}
