// One comparison with the provider: what each side says, and every difference, to be explained or mended.
import { Component, computed, inject, input } from '@angular/core';
import { RouterLink } from '@angular/router';
import type { DifferenceView } from '@haopai/contracts';
import { Words } from '@haopai/web-app';
import { pageFromQuery } from '@haopai/web-app/lists';
import { LoadFailed, pagedReading } from '@haopai/web-app/loading';
import { reading } from '@haopai/web-data/reading';
import { Icon, Skeleton, StateChip, YuanPipe } from '@haopai/web-ui';
import { Announcer } from '../announcements/announcer';
import { ReasonDoor } from '../dialogs/reason-door';
import { ListFrame } from '../lists/list-frame';
import { StaffSession } from '../session/staff-session';
import { daysOf } from './days-of';
import { idOf } from './id-of';
import { SettlementClient } from './settlement-client';

const TONES = { open: 'stop', explained: 'neutral', mended: 'lead' } as const;

@Component({
  selector: 'hp-differences-page',
  imports: [Icon, ListFrame, LoadFailed, RouterLink, Skeleton, StateChip, YuanPipe],
  templateUrl: './differences-page.html',
  styles: `
    .acts .hp-button + .hp-button {
      margin-left: 8px;
    }
    .note {
      display: block;
      max-width: 320px;
      overflow-wrap: anywhere;
    }
  `,
  host: { class: 'hp-page' },
})
export class DifferencesPage {
  private readonly words = inject(Words);
  private readonly client = inject(SettlementClient);
  private readonly session = inject(StaffSession);
  private readonly reasons = inject(ReasonDoor);
  private readonly announcer = inject(Announcer);

  readonly id = input(0, { transform: idOf });
  readonly page = input(1, { transform: pageFromQuery });

  protected readonly say = this.words.say;
  protected readonly daysOf = daysOf;
  protected readonly tones = TONES;
  protected readonly list = pagedReading(() => this.client.differences(this.id(), this.page()));
  protected readonly head = reading(() => this.client.reconciliation(this.id()));
  protected readonly mayAct = computed(() => this.session.may('settlement.act'));

  protected async close(difference: DifferenceView, how: 'explain' | 'mend'): Promise<void> {
    const done = await this.reasons.ask({
      heading: this.say(`settlement.${how}.heading`, { number: difference.number }),
      words: this.say(`settlement.${how}.words`),
      yes: this.say(`settlement.${how}.yes`),
      act: (note) => this.client[how](difference.id, note),
    });
    if (done === null) return;
    this.announcer.say(this.say(`settlement.done.${how}`));
    this.list.reload();
    this.head.reload();
  }
}
