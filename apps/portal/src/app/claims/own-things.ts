// What a citizen can make a claim about by choosing it: auctions that they enrolled in, plates that they bid for there, regions, and what bars them.
import { computed, inject, Injectable, signal } from '@angular/core';
import type { ClaimAbout } from '@haopai/contracts';
import { formatPlate, regionName } from '@haopai/rules';
import { Words } from '@haopai/web-app';
import { EnrolmentsClient, RegionsClient } from '@haopai/web-data';
import { reading } from '@haopai/web-data/reading';
import type { Option } from '@haopai/web-ui/fields';
import { ownBans } from './bans-client';

/** The newest; what is older is typed as a plate or told in words. */
const ENROLMENTS_MAX = 50;

@Injectable()
export class OwnThings {
  private readonly words = inject(Words);
  private readonly enrolments = inject(EnrolmentsClient);
  private readonly regions = inject(RegionsClient);
  /** Of what is asked for. */
  readonly about = signal<ClaimAbout | null>(null);

  private readonly enrolled = reading(() =>
    this.about() === 'auction' || this.about() === 'lot'
      ? this.enrolments.page(1, ENROLMENTS_MAX)
      : undefined,
  );
  private readonly bans = reading(() => (this.about() === 'ban' ? ownBans() : undefined));

  private readonly here = reading(() => (this.about() === 'region' ? this.regions.all() : undefined));

  /** Null where it is typed, or needs no name. */
  readonly options = computed<readonly Option[] | null>(() => {
    switch (this.about()) {
      case 'auction':
        return this.own().map(({ auction: { id, title } }) => ({
          value: String(id),
          label: this.words.auctionTitle(title),
        }));
      case 'lot':
        return this.own().flatMap(({ entries }) =>
          entries.flatMap(({ lot }) =>
            lot === null ? [] : [{ value: String(lot.lotId), label: formatPlate(lot.plate) }],
          ),
        );
      case 'ban':
        return (this.bans.value() ?? []).map(({ id, plate }) => ({
          value: String(id),
          label: formatPlate({ number: plate }),
        }));
      case 'region':
        return (this.here.value() ?? []).map((region) => ({
          value: region.code,
          label: regionName(region, this.words.language()),
        }));
      default:
        return null;
    }
  });
  readonly isReading = computed(
    () => this.enrolled.isReading() || this.bans.isReading() || this.here.isReading(),
  );

  private own() {
    return this.enrolled.value()?.items ?? [];
  }
}
