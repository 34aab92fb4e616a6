// Comparisons of the books with the provider's: the daily ones, those by hand, and the way to begin one.
import { Component, computed, effect, inject, input, signal, untracked } from '@angular/core';
import { RouterLink } from '@angular/router';
import type { ReconciliationHead } from '@haopai/contracts';
import { Words } from '@haopai/web-app';
import { Submission } from '@haopai/web-app/forms';
import { PagedList, pageFromQuery } from '@haopai/web-app/lists';
import { Notice, StateChip, YuanPipe } from '@haopai/web-ui';
import { Announcer } from '../announcements/announcer';
import { ListFrame } from '../lists/list-frame';
import { StaffSession } from '../session/staff-session';
import { dayOf, daysOf } from './days-of';
import { SettlementClient } from './settlement-client';
import { SettlementTabs } from './settlement-tabs';

const TONES = { waiting: 'alert', running: 'alert', done: 'lead', failed: 'stop' } as const;
const LOOK_AGAIN_MS = 1_500;
const LOOKS_MAX = 20;

@Component({
  selector: 'hp-reconciliations-page',
  imports: [ListFrame, Notice, RouterLink, SettlementTabs, StateChip, YuanPipe],
  templateUrl: './reconciliations-page.html',
  host: { class: 'hp-page' },
})
export class ReconciliationsPage {
  private readonly words = inject(Words);
  private readonly client = inject(SettlementClient);
  private readonly session = inject(StaffSession);
  private readonly announcer = inject(Announcer);

  readonly page = input(1, { transform: pageFromQuery });

  protected readonly say = this.words.say;
  protected readonly sayRefusal = this.words.sayRefusal;
  protected readonly daysOf = daysOf;
  protected readonly tones = TONES;
  protected readonly list = new PagedList<ReconciliationHead>();
  protected readonly fromDay = signal(dayOf(Date.now()));
  protected readonly toDay = signal(dayOf(Date.now()));
  protected readonly submission = new Submission();
  protected readonly isBusy = this.submission.isBusy;
  protected readonly mayAct = computed(() => this.session.may('settlement.act'));
  private looksLeft = 0;

  constructor() {
    effect(() => {
      const page = this.page();
      untracked(() => void this.list.show(() => this.client.reconciliations(page)));
    });
  }

  protected typed(event: Event): string {
    return event.target instanceof HTMLInputElement ? event.target.value : '';
  }

  protected async start(event: Event): Promise<void> {
    event.preventDefault();
    const body = { fromDay: this.fromDay(), toDay: this.toDay() };
    const answer = await this.submission.send(() => this.client.reconcile(body));
    if (answer === null) return;
    if (!answer.ok) {
      this.submission.refusal.set(answer.refusal);
      return;
    }
    this.announcer.say(this.say('settlement.done.reconciling'));
    this.looksLeft = LOOKS_MAX;
    await this.lookUntilDone();
  }

  /** The server compares on; the list follows for a while. */
  private async lookUntilDone(): Promise<void> {
    await this.list.refresh();
    const isUnderWay = this.list.items().some(({ state }) => state === 'waiting' || state === 'running');
    this.looksLeft -= 1;
    if (isUnderWay && this.looksLeft > 0) setTimeout(() => void this.lookUntilDone(), LOOK_AGAIN_MS);
  }
}
