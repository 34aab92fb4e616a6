// Refunds: those that failed are the worklist, the others are there to be looked up.
import { Component, computed, inject, input } from '@angular/core';
import type { RefundCase, RefundGroup } from '@haopai/contracts';
import { formatPlate } from '@haopai/rules';
import { momentOf, Words } from '@haopai/web-app';
import { pageFromQuery } from '@haopai/web-app/lists';
import { pagedReading } from '@haopai/web-app/loading';
import { ConfirmDoor } from '@haopai/web-app/dialogs';
import { formatYuan, StateChip, YuanPipe } from '@haopai/web-ui';
import { yuanText } from '../amounts/read-yuan';
import { Announcer } from '../announcements/announcer';
import { ReasonDoor } from '../dialogs/reason-door';
import { tableToTake } from '../lists/table-to-take';
import { wordsOfFailure } from '../orders/refund-failure';
import { StaffSession } from '../session/staff-session';
import { CaseList } from './case-list';
import { OrderLine } from './order-line';
import { SettlementClient } from './settlement-client';
import { SettlementDoors } from './settlement-doors';

const GROUPS: readonly RefundGroup[] = ['failed', 'waiting', 'done'];
/** As many as the server gives at once. */
const TAKEN_AT_ONCE = 200;
const TONES = { wanted: 'alert', sent: 'alert', done: 'lead', failed: 'stop' } as const;

@Component({
  selector: 'hp-refunds-page',
  imports: [CaseList, OrderLine, StateChip, YuanPipe],
  templateUrl: './refunds-page.html',
  styles: `
    .acts .hp-button + .hp-button {
      margin-left: 8px;
    }
    .more {
      display: block;
      max-width: 360px;
      font-weight: 400;
      overflow-wrap: anywhere;
    }
  `,
  host: { class: 'hp-page' },
})
export class RefundsPage {
  private readonly words = inject(Words);
  private readonly client = inject(SettlementClient);
  private readonly session = inject(StaffSession);
  private readonly reasons = inject(ReasonDoor);
  private readonly confirms = inject(ConfirmDoor);
  private readonly doors = inject(SettlementDoors);
  private readonly announcer = inject(Announcer);

  readonly group = input<string>();
  readonly page = input(1, { transform: pageFromQuery });

  protected readonly say = this.words.say;
  protected readonly moment = momentOf;
  protected readonly tones = TONES;
  protected readonly list = pagedReading(() => this.client.refunds(this.chosen(), this.page()));
  protected readonly chosen = computed(() => GROUPS.find((one) => one === this.group()) ?? 'failed');
  protected readonly groups = computed(() =>
    GROUPS.map((value) => ({ value, label: this.say(`settlement.refundGroup.${value}`) })),
  );
  protected readonly mayAct = computed(() => this.session.may('settlement.act'));
  protected readonly staffId = computed(() => this.session.staff()?.id ?? 0);

  /** All of the group, whatever page is shown. */
  protected readonly table = computed(() => {
    const group = this.chosen();
    return tableToTake<RefundCase>({
      ...{ table: 'refunds', name: this.say('settlement.part.refunds'), about: `group=${group}` },
      columns: ['refundNo', 'orderNo', 'plate', 'amount', 'state', 'wanted', 'failure', 'reference'].map(
        (key) => this.say(`settlement.refundColumn.${key}`),
      ),
      cells: ({ refundNo, orderNo, plateNumber: number, amountFen, state, ...refund }) => [
        ...[refundNo, orderNo, number === null ? null : formatPlate({ number }), yuanText(amountFen)],
        ...[this.say(`settlement.refundState.${state}`), momentOf(refund.wantedAtMs)],
        refund.lastFailure === null ? null : this.sayFailure(refund.lastFailure),
        refund.outside?.reference ?? null,
      ],
      items: (page) => this.client.refunds(group, page, TAKEN_AT_ONCE),
    });
  });

  protected sayFailure(code: string): string {
    return this.say(wordsOfFailure(code));
  }

  protected async retry({ refundNo, amountFen }: RefundCase): Promise<void> {
    const done = await this.reasons.ask({
      heading: this.say('settlement.retry.heading', { amount: formatYuan(amountFen) }),
      words: this.say('settlement.retry.words'),
      yes: this.say('settlement.retry.yes'),
      act: (reason) => this.client.retry(refundNo, reason),
    });
    if (done !== null) this.tell('retried');
  }

  protected async sayOutside(refund: RefundCase): Promise<void> {
    const done = await this.doors.outside({
      refund,
      act: (body) => this.client.sayOutside(refund.refundNo, body),
    });
    if (done !== null) this.tell('saidOutside');
  }

  protected async takeBack({ refundNo }: RefundCase): Promise<void> {
    const done = await this.reasons.ask({
      heading: this.say('settlement.takeBack.heading'),
      words: this.say('settlement.takeBack.words'),
      yes: this.say('settlement.takeBack.yes'),
      act: (reason) => this.client.takeBackOutside(refundNo, reason),
    });
    if (done !== null) this.tell('takenBack');
  }

  protected async confirm({ refundNo, amountFen, outside }: RefundCase): Promise<void> {
    const isSure = await this.confirms.ask({
      heading: this.say('settlement.confirm.heading', { amount: formatYuan(amountFen) }),
      words: this.say('settlement.confirm.words', { reference: outside?.reference ?? '' }),
      yes: this.say('settlement.confirm.yes'),
    });
    if (!isSure) return;
    const answer = await this.client.confirmOutside(refundNo);
    if (answer.ok) this.tell('confirmed');
    else {
      this.announcer.sayRefused(this.words.sayRefusal(answer.refusal));
      this.list.reload();
    }
  }

  private tell(what: string): void {
    this.announcer.say(this.say(`settlement.done.${what}`));
    this.list.reload();
  }
}
