// The ledger of a period: what stands on each account, what deposits came to, entry by entry; and the papers made of it.
import { Component, computed, effect, inject, input, linkedSignal, signal, untracked } from '@angular/core';
import { Router, RouterLink } from '@angular/router';
import type { LedgerAccount, LedgerEntryView, LedgerSums } from '@haopai/contracts';
import { MomentPipe, Words } from '@haopai/web-app';
import { type Fault, FaultFocus, momentText, readMoment, ruleFault } from '@haopai/web-app/forms';
import { PagedList, pageFromQuery } from '@haopai/web-app/lists';
import { LoadFailed } from '@haopai/web-app/loading';
import { type Loaded, LOADING, toLoaded } from '@haopai/web-data';
import { Icon, Notice, Skeleton, StateChip, YuanPipe } from '@haopai/web-ui';
import { SelectField } from '@haopai/web-ui/fields';
import { MomentField } from '@haopai/web-ui/office-forms';
import type { SearchParams } from '../http/admin-api';
import { ListFrame } from '../lists/list-frame';
import { SettlementClient } from './settlement-client';
import { SettlementTabs } from './settlement-tabs';
import { TakePaper } from './take-paper';

const ACCOUNTS: readonly LedgerAccount[] = [
  'provider',
  'deposits',
  'sales',
  'forfeits',
  'refundsDue',
  'surplus',
  'outside',
];
const DAY_MS = 24 * 3_600_000;
const BEIJING_MS = 8 * 3_600_000;
const SHOWN_DAYS = 30;

@Component({
  selector: 'hp-ledger-page',
  imports: [
    Icon,
    ListFrame,
    LoadFailed,
    MomentField,
    MomentPipe,
    Notice,
    RouterLink,
    SelectField,
    SettlementTabs,
    Skeleton,
    StateChip,
    YuanPipe,
  ],
  providers: [FaultFocus],
  templateUrl: './ledger-page.html',
  styles: `
    .deposits {
      display: grid;
      gap: 12px;
    }
    .papers {
      display: flex;
      flex-wrap: wrap;
      gap: 12px;
    }
  `,
  host: { class: 'hp-page' },
})
export class LedgerPage {
  private readonly words = inject(Words);
  private readonly router = inject(Router);
  private readonly client = inject(SettlementClient);
  private readonly papers = inject(TakePaper);
  private readonly focus = inject(FaultFocus);
  /** Tomorrow's midnight in Beijing. */
  private readonly endMs = Math.floor((Date.now() + BEIJING_MS) / DAY_MS) * DAY_MS + DAY_MS - BEIJING_MS;

  readonly from = input<string>();
  readonly to = input<string>();
  readonly account = input<string>();
  readonly page = input(1, { transform: pageFromQuery });

  protected readonly say = this.words.say;
  protected readonly sayFault = this.words.sayFault;
  protected readonly list = new PagedList<LedgerEntryView>();
  protected readonly sums = signal<Loaded<LedgerSums>>(LOADING);
  protected readonly isTaking = this.papers.isBusy;
  protected readonly fromText = linkedSignal(
    () => this.from() ?? momentText(this.endMs - SHOWN_DAYS * DAY_MS),
  );
  protected readonly toText = linkedSignal(() => this.to() ?? momentText(this.endMs));
  /** Until either end is typed anew. */
  protected readonly toFault = linkedSignal<readonly string[], Fault | null>({
    source: () => [this.fromText(), this.toText()],
    computation: () => null,
  });
  protected readonly accountText = linkedSignal(() => this.account() ?? '');
  protected readonly accounts = computed(() =>
    ACCOUNTS.map((value) => ({ value, label: this.say(`settlement.account.${value}`) })),
  );
  private readonly period = computed<SearchParams>(() => ({
    fromMs: instantOf(this.from()) ?? this.endMs - SHOWN_DAYS * DAY_MS,
    toMs: instantOf(this.to()) ?? this.endMs,
  }));

  constructor() {
    effect(() => {
      this.period();
      untracked(() => void this.loadSums());
    });
    effect(() => {
      const account = ACCOUNTS.find((one) => one === this.account()) ?? null;
      const [period, page] = [this.period(), this.page()];
      untracked(() => void this.list.show(() => this.client.entries({ ...period, account }, page)));
    });
  }

  protected async loadSums(): Promise<void> {
    const period = this.period();
    this.sums.set(LOADING);
    const sums = toLoaded(await this.client.sums(period));
    if (period === this.period()) this.sums.set(sums);
  }

  protected look(event: Event): void {
    event.preventDefault();
    const [from, to] = [this.fromText(), this.toText()];
    // A day with its time: the later one is the greater text.
    if (from !== '' && to !== '' && to <= from) {
      this.toFault.set(ruleFault({ code: 'PERIOD.BACKWARDS', data: {} }));
      this.focus.move();
      return;
    }
    const account = this.accountText() === '' ? null : this.accountText();
    void this.router.navigate([], { queryParams: { from, to, account } });
  }

  protected take(kind: 'workbook' | 'report'): Promise<void> {
    return this.papers.take(kind, this.period());
  }
}

function instantOf(text: string | undefined): number | null {
  const read = readMoment(text ?? '');
  return read.ok ? read.value : null;
}
