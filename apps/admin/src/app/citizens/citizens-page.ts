// Looking for citizens. What is masked, and a name, is looked for whole; neither ever stands in the address, only in this page.
import { Component, computed, inject, input, linkedSignal, signal } from '@angular/core';
import { Router, RouterLink } from '@angular/router';
import type { CitizenSearchBody, RegionView } from '@haopai/contracts';
import { parseMobile, regionName } from '@haopai/rules';
import { MomentPipe, Words } from '@haopai/web-app';
import { areGood, FaultFocus, FormField } from '@haopai/web-app/forms';
import { pageFromQuery } from '@haopai/web-app/lists';
import { pagedReading } from '@haopai/web-app/loading';
import { RegionsClient } from '@haopai/web-data';
import { StateChip } from '@haopai/web-ui';
import { groupMobile, SelectField, TextField } from '@haopai/web-ui/fields';
import { ListFrame } from '../lists/list-frame';
import { CitizensClient } from './citizens-client';
import { readDocument, readIfAny, readName } from './number-readings';

const CITIZENS_PER_PAGE = 20;
const USERNAME_PART = /^\w{1,20}$/;
const REGION = /^\d{6}$/;
const NAME_MAX = 100;
const KINDS = ['person', 'organisation'] as const;

type SealedSearch = Pick<CitizenSearchBody, 'name' | 'mobile' | 'document'>;

@Component({
  selector: 'hp-citizens-page',
  imports: [ListFrame, MomentPipe, RouterLink, SelectField, StateChip, TextField],
  providers: [FaultFocus],
  templateUrl: './citizens-page.html',
  styles: `
    a + hp-state-chip {
      margin-left: 8px;
    }
    /* Names have room on a tablet. */
    @media (max-width: 1023px) {
      .hp-table .time {
        white-space: normal;
      }
    }
  `,
  host: { class: 'hp-page' },
})
export class CitizensPage {
  private readonly words = inject(Words);
  private readonly router = inject(Router);
  private readonly client = inject(CitizensClient);
  private readonly focus = inject(FaultFocus);
  private readonly regionsClient = inject(RegionsClient);

  readonly username = input<string>();
  readonly region = input<string>();
  readonly kind = input<string>();
  readonly locked = input<string>();
  readonly page = input(1, { transform: pageFromQuery });

  protected readonly say = this.words.say;
  protected readonly sayFault = this.words.sayFault;
  protected readonly regionName = this.words.region;
  protected readonly groupMobile = groupMobile;
  protected readonly list = pagedReading(() =>
    this.client.search(this.search(), this.page(), CITIZENS_PER_PAGE),
  );
  protected readonly usernameText = linkedSignal(() => this.username() ?? '');
  protected readonly regionText = linkedSignal(() => this.region() ?? '');
  protected readonly kindText = linkedSignal(() => this.kind() ?? '');
  protected readonly lockedText = linkedSignal(() => this.locked() ?? '');
  protected readonly nameMax = NAME_MAX;
  protected readonly name = new FormField(readIfAny(readName));
  protected readonly mobile = new FormField(readIfAny(parseMobile));
  protected readonly document = new FormField(readIfAny(readDocument));
  protected readonly regions = computed(() =>
    this.regionViews().map((region) => ({
      value: region.code,
      label: regionName(region, this.words.language()),
    })),
  );
  protected readonly kinds = computed(() =>
    KINDS.map((value) => ({ value, label: this.say(`citizen.kind.${value}`) })),
  );
  protected readonly locks = computed(() => [
    { value: 'yes', label: this.say('citizen.locked') },
    { value: 'no', label: this.say('citizen.notLocked') },
  ]);
  private readonly regionViews = signal<readonly RegionView[]>([]);
  private readonly sealed = signal<SealedSearch>({});
  private readonly search = computed<CitizenSearchBody>(() => {
    const [username = '', region = '', locked] = [this.username(), this.region(), this.locked()];
    const kind = KINDS.find((one) => one === this.kind());
    return {
      ...this.sealed(),
      ...(USERNAME_PART.test(username) ? { username } : {}),
      ...(REGION.test(region) ? { region } : {}),
      ...(kind === undefined ? {} : { kind }),
      ...(locked === 'yes' || locked === 'no' ? { isLocked: locked === 'yes' } : {}),
    };
  });

  constructor() {
    void this.loadRegions();
  }

  protected find(event: Event): void {
    event.preventDefault();
    if (!areGood(this.name, this.mobile, this.document)) {
      this.focus.move();
      return;
    }
    const [name, mobile] = [this.name.value() ?? '', this.mobile.value() ?? ''];
    const document = this.document.value() ?? '';
    const sealed = {
      ...(name === '' ? {} : { name }),
      ...(mobile === '' ? {} : { mobile }),
      ...(document === '' ? {} : { document }),
    };
    const given = (text: string): string | null => (text.trim() === '' ? null : text.trim());
    // Together, so that it is looked for once.
    void this.router
      .navigate([], {
        queryParams: {
          username: given(this.usernameText()),
          region: given(this.regionText()),
          kind: given(this.kindText()),
          locked: given(this.lockedText()),
        },
      })
      .then(() => {
        this.sealed.set(sealed);
        this.list.reload();
      });
  }

  private async loadRegions(): Promise<void> {
    const regions = await this.regionsClient.list();
    if (regions.ok) this.regionViews.set(regions.value);
  }
}
