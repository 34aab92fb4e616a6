// About whom somebody is asked on this site: all, those who registered since a day, or nobody.
import { Injectable } from '@nestjs/common';
import type { IdentityRegionView } from '@haopai/contracts';
import { Config } from '../../platform/config';
import type { RefusalError } from '../../platform/errors';
import { RegionsStore } from '../citizens';
import { Settings } from '../settings';
import { type IdentityRecord, refuseDeposit, regionOf, type Standing, standingOf } from './identity-record';

const day = new Intl.DateTimeFormat('sv-SE', { timeZone: 'Asia/Shanghai', dateStyle: 'short' });

@Injectable()
export class IdentityRules {
  constructor(
    private readonly config: Config,
    private readonly settings: Settings,
    private readonly regions: RegionsStore,
  ) {}

  standing(record: IdentityRecord): Standing {
    return standingOf(record, this.isAsked(record));
  }

  async region(record: IdentityRecord): Promise<IdentityRegionView> {
    return regionOf(record, await this.regionCodes());
  }

  async refuse(record: IdentityRecord): Promise<RefusalError | undefined> {
    return refuseDeposit(this.standing(record), record, await this.regionCodes());
  }

  private isAsked({ registeredAtMs }: IdentityRecord): boolean {
    if (this.config.identity.kind === 'off') return false;
    const registeredOn = Number(day.format(registeredAtMs).replaceAll('-', ''));
    return registeredOn >= this.settings.value('citizens.askedSinceDate');
  }

  private async regionCodes(): Promise<readonly string[]> {
    return (await this.regions.all()).map(({ code }) => code);
  }
}
