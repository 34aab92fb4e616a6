// On which terms a reservation is approved: deposit, start price, days to pay. The usual ones stand there already.
import { Component, computed, inject, signal } from '@angular/core';
import { MAT_DIALOG_DATA, MatDialogModule, MatDialogRef } from '@angular/material/dialog';
import type { ApprovalTerms, ApproveReservationBody, ReservationCase } from '@haopai/contracts';
import { formatPlate } from '@haopai/rules';
import { Words } from '@haopai/web-app';
import { areGood, FaultFocus, FormField, readWhole, Submission } from '@haopai/web-app/forms';
import { LoadFailed } from '@haopai/web-app/loading';
import { type Loaded, LOADING, type Outcome, toLoaded } from '@haopai/web-data';
import { Notice, Skeleton } from '@haopai/web-ui';
import { groupWholeYuan, TextField } from '@haopai/web-ui/fields';
import { ReservationsClient } from './reservations-client';

export interface ApprovalQuestion {
  readonly reservation: ReservationCase;
  act(body: ApproveReservationBody): Promise<Outcome<ReservationCase>>;
}

const FEN_PER_YUAN = 100;

@Component({
  selector: 'hp-approval-dialog',
  imports: [LoadFailed, MatDialogModule, Notice, Skeleton, TextField],
  providers: [FaultFocus],
  templateUrl: './approval-dialog.html',
  styles: `
    .hp-dialog {
      grid-template-columns: minmax(0, 1fr);
    }
    /* It takes the focus on arrival, to be read out; nobody acts on it. */
    h2:focus {
      outline: none;
    }
    .row {
      display: flex;
      flex-wrap: wrap;
      gap: 12px;
    }
  `,
})
export class ApprovalDialog {
  private readonly words = inject(Words);
  private readonly focus = inject(FaultFocus);
  private readonly dialog = inject<MatDialogRef<ApprovalDialog, ReservationCase>>(MatDialogRef);
  private readonly client = inject(ReservationsClient);
  private readonly question = inject<ApprovalQuestion>(MAT_DIALOG_DATA);
  private readonly max = computed(() => {
    const terms = this.terms();
    return terms.status === 'ready' ? terms.value : { moneyFenMax: 0, payDaysMax: 0 };
  });

  protected readonly say = this.words.say;
  protected readonly sayFault = this.words.sayFault;
  protected readonly sayRefusal = this.words.sayRefusal;
  protected readonly groupWholeYuan = groupWholeYuan;
  protected readonly terms = signal<Loaded<ApprovalTerms>>(LOADING);
  protected readonly plate = formatPlate(this.question.reservation.plate);
  protected readonly username = this.question.reservation.citizen.username;
  protected readonly deposit = new FormField((text) => this.readYuan(text));
  protected readonly startPrice = new FormField((text) => this.readYuan(text));
  protected readonly days = new FormField((text) => readWhole(1, this.max().payDaysMax)(text));
  protected readonly submission = new Submission();
  protected readonly isBusy = this.submission.isBusy;

  constructor() {
    void this.load();
  }

  protected async load(): Promise<void> {
    this.terms.set(LOADING);
    const terms = toLoaded(await this.client.terms());
    this.terms.set(terms);
    if (terms.status !== 'ready') return;
    const { depositFen, startPriceFen, payDays } = terms.value;
    this.deposit.text.set(groupWholeYuan(String(depositFen / FEN_PER_YUAN)));
    this.startPrice.text.set(groupWholeYuan(String(startPriceFen / FEN_PER_YUAN)));
    this.days.text.set(String(payDays));
  }

  /** On the heading, which has the focus at first: on the usual terms. A key that is still held from the list is none. */
  protected confirm(event: Event): void {
    if (this.terms().status === 'ready' && event instanceof KeyboardEvent && !event.repeat)
      void this.approve(event);
  }

  protected async approve(event: Event): Promise<void> {
    event.preventDefault();
    const [deposit, startPrice, payDays] = [this.deposit.value(), this.startPrice.value(), this.days.value()];
    const areFilled = areGood(this.deposit, this.startPrice, this.days);
    if (!areFilled || deposit === null || startPrice === null || payDays === null) {
      this.focus.move();
      return;
    }
    const body = {
      ...{ depositFen: deposit * FEN_PER_YUAN, startPriceFen: startPrice * FEN_PER_YUAN },
      payDays,
    };
    const answer = await this.submission.send(() => this.question.act(body));
    if (answer === null) return;
    if (answer.ok) {
      this.dialog.close(answer.value);
      return;
    }
    this.submission.refusal.set(answer.refusal);
    this.focus.move();
  }

  private readYuan(text: string) {
    return readWhole(1, this.max().moneyFenMax / FEN_PER_YUAN)(text);
  }
}
