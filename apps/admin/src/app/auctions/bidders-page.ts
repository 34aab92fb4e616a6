// Who is enrolled in one auction, with entries and payments; found by what people quote, and taken along as a file.
import {
  Component,
  computed,
  effect,
  inject,
  input,
  linkedSignal,
  numberAttribute,
  untracked,
} from '@angular/core';
import { Router } from '@angular/router';
import type { EnrolmentState, ExportFormat } from '@haopai/contracts';
import { MomentPipe, Words } from '@haopai/web-app';
import { FaultFocus } from '@haopai/web-app/forms';
import { pageFromQuery } from '@haopai/web-app/lists';
import { pagedReading } from '@haopai/web-app/loading';
import { Icon, StateChip, YuanPipe, type Tone } from '@haopai/web-ui';
import { SelectField, TextField } from '@haopai/web-ui/fields';
import { OfficeFiles } from '../files/office-files';
import { ListFrame } from '../lists/list-frame';
import { StaffSession } from '../session/staff-session';
import { AuctionFrame } from './auction-frame';
import { AuctionsClient } from './auctions-client';
import { OneAuction } from './one-auction';

const PER_PAGE = 50;
const STATES: readonly EnrolmentState[] = ['paid', 'unpaid', 'lapsed', 'cancelled'];
const TONES: Readonly<Record<EnrolmentState, Tone>> = {
  ...{ paid: 'lead', unpaid: 'alert', lapsed: 'neutral', cancelled: 'neutral' },
};

@Component({
  selector: 'hp-bidders-page',
  imports: [AuctionFrame, Icon, ListFrame, MomentPipe, SelectField, StateChip, TextField, YuanPipe],
  providers: [FaultFocus, OneAuction],
  templateUrl: './bidders-page.html',
  styles: `
    ul {
      display: grid;
      gap: 6px;
      margin: 0;
      padding: 0;
      list-style: none;
    }
    .vin {
      font-family: ui-monospace, monospace;
      font-size: 14px;
    }
  `,
  host: { class: 'hp-page' },
})
export class BiddersPage {
  private readonly words = inject(Words);
  private readonly client = inject(AuctionsClient);
  private readonly router = inject(Router);
  private readonly focus = inject(FaultFocus);
  private readonly files = inject(OfficeFiles);
  private readonly session = inject(StaffSession);
  protected readonly store = inject(OneAuction);

  readonly id = input.required({ transform: numberAttribute });
  readonly state = input<string>();
  readonly text = input<string>();
  readonly page = input(1, { transform: pageFromQuery });

  protected readonly say = this.words.say;
  /** To others persons are shown by their first character, and are not found by their names. */
  protected readonly isNamed = computed(() => this.session.may('citizens.read'));
  protected readonly region = this.words.region;
  protected readonly tones = TONES;
  protected readonly list = pagedReading(() => {
    const state = STATES.find((one) => one === this.state());
    const search = { state, text: this.text()?.trim(), page: this.page(), size: PER_PAGE };
    return this.client.bidders(this.id(), search);
  });
  protected readonly stateText = linkedSignal(() => this.state() ?? '');
  protected readonly searchText = linkedSignal(() => this.text() ?? '');
  protected readonly states = computed(() =>
    STATES.map((value) => ({ value, label: this.say(`auctionDesk.enrolment.${value}`) })),
  );

  constructor() {
    effect(() => {
      const id = this.id();
      untracked(() => void this.store.load(id));
    });
  }

  protected filter(event: Event): void {
    event.preventDefault();
    const given = (text: string): string | null => (text.trim() === '' ? null : text.trim());
    const queryParams = { state: given(this.stateText()), text: given(this.searchText()) };
    void this.router.navigate([], { queryParams });
  }

  protected async take(format: ExportFormat): Promise<void> {
    const done = await this.store.send(({ id }) => this.client.biddersFile(id, format));
    if (done === null) return this.focus.move();
    const what = this.say('auctionDesk.biddersFile');
    this.files.save({ auction: this.store.current()?.title, what, ending: format }, done.value);
  }
}
