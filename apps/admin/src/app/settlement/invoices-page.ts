// Invoices that citizens asked for: those that failed are tried again here, once their cause is gone.
import { Component, computed, inject, input } from '@angular/core';
import { RouterLink } from '@angular/router';
import type { InvoiceCase, InvoiceState } from '@haopai/contracts';
import { momentOf, Words } from '@haopai/web-app';
import { pageFromQuery } from '@haopai/web-app/lists';
import { pagedReading } from '@haopai/web-app/loading';
import { StateChip, YuanPipe } from '@haopai/web-ui';
import { Announcer } from '../announcements/announcer';
import { ReasonDoor } from '../dialogs/reason-door';
import { StaffSession } from '../session/staff-session';
import { CaseList } from './case-list';
import { SettlementClient } from './settlement-client';

const STATES: readonly InvoiceState[] = ['failed', 'asked', 'issued'];
const TONES = { failed: 'stop', asked: 'alert', issued: 'lead' } as const;

@Component({
  selector: 'hp-invoices-page',
  imports: [CaseList, RouterLink, StateChip, YuanPipe],
  templateUrl: './invoices-page.html',
  styles: `
    .more {
      display: block;
      max-width: 360px;
      font-weight: 400;
      overflow-wrap: anywhere;
    }
  `,
  host: { class: 'hp-page' },
})
export class InvoicesPage {
  private readonly client = inject(SettlementClient);
  private readonly session = inject(StaffSession);
  private readonly reasons = inject(ReasonDoor);
  private readonly announcer = inject(Announcer);

  readonly group = input<string>();
  readonly page = input(1, { transform: pageFromQuery });

  protected readonly say = inject(Words).say;
  protected readonly moment = momentOf;
  protected readonly tones = TONES;
  protected readonly list = pagedReading(() => this.client.invoices(this.chosen(), this.page()));
  protected readonly chosen = computed(() => STATES.find((one) => one === this.group()) ?? 'failed');
  protected readonly groups = computed(() =>
    STATES.map((value) => ({ value, label: this.say(`officeInvoices.state.${value}`) })),
  );
  protected readonly mayAct = computed(() => this.session.may('settlement.act'));

  protected async retry({ id, title, orderNo }: InvoiceCase): Promise<void> {
    const done = await this.reasons.ask({
      heading: this.say('officeInvoices.retry.heading', { title }),
      words: this.say('officeInvoices.retry.words'),
      yes: this.say('officeInvoices.retry.yes'),
      act: (reason) => this.client.retryInvoice(id, reason),
    });
    if (done === null) return;
    this.announcer.say(this.say('officeInvoices.retried', { orderNo }));
    this.list.reload();
  }
}
