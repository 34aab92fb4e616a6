// One share: what was paid for it, how much may be bid, and a form for how much it shall be; it leads to the order of the difference.
import { Component, computed, inject, input } from '@angular/core';
import { Router, RouterLink } from '@angular/router';
import type { EnrolmentEntryView, Refusal } from '@haopai/contracts';
import { Words } from '@haopai/web-app';
import { FormField, type Reading, Submission } from '@haopai/web-app/forms';
import { EnrolmentsClient, OnceDesk } from '@haopai/web-data';
import { formatYuan, Notice } from '@haopai/web-ui';
import { groupVin, groupWholeYuan, TextField } from '@haopai/web-ui/fields';

const FEN_PER_YUAN = 100;

@Component({
  selector: 'hp-raise-limit',
  imports: [Notice, RouterLink, TextField],
  template: `
    <form novalidate [attr.data-testid]="'raise-' + entry().entryId" (submit)="raise($event)">
      <p>
        {{ say('limit.share', { vin: vin() }) }}<br />
        {{ say('limit.now', { deposit: money(entry().depositFen ?? 0), limit: money(nowFen()) }) }}
      </p>
      @if (submission.refusal(); as why) {
        <hp-notice kind="failed" data-testid="raise-refused" [heading]="sayRefusal(why)">
          @if (openOrder(why); as orderNo) {
            <a hpAction class="hp-button" [routerLink]="['/account/orders', orderNo]">{{
              say('limit.toOrder')
            }}</a>
          }
        </hp-notice>
      }
      <hp-text-field
        [name]="'limit-' + entry().entryId"
        keyboard="numeric"
        [label]="say('limit.wanted')"
        [help]="help()"
        [error]="sayFault(wanted.shownFault())"
        [format]="format"
        [(value)]="wanted.text"
        (left)="wanted.leave()"
      />
      <button
        type="submit"
        class="hp-button"
        data-testid="raise-submit"
        [attr.aria-disabled]="submission.isBusy()"
      >
        {{ say(submission.isBusy() ? 'form.busy' : 'limit.submit') }}
      </button>
    </form>
  `,
  styles: `
    form {
      display: grid;
      gap: 16px;
      justify-items: start;
    }
    hp-text-field {
      width: 100%;
    }
  `,
})
export class RaiseLimit {
  private readonly words = inject(Words);
  private readonly client = inject(EnrolmentsClient);
  private readonly router = inject(Router);
  private readonly once = new OnceDesk();

  readonly enrolmentId = input.required<number>();
  readonly entry = input.required<EnrolmentEntryView>();
  readonly factor = input.required<number>();

  protected readonly say = this.words.say;
  protected readonly sayFault = this.words.sayFault;
  protected readonly sayRefusal = this.words.sayRefusal;
  protected readonly money = formatYuan;
  protected readonly format = groupWholeYuan;
  protected readonly submission = new Submission();
  protected readonly nowFen = computed(() => this.entry().limitFen ?? 0);
  protected readonly vin = computed(() => groupVin(this.entry().vin));
  /** More than it is now. */
  protected readonly wanted = new FormField<number>((text): Reading<number> => {
    const digits = text.replace(/\D/g, '');
    const lowest = this.nowFen() / FEN_PER_YUAN + 1;
    if (digits === '') return { ok: false, code: 'NUMBER.NOT_WHOLE', data: {} };
    return Number(digits) >= lowest
      ? { ok: true, value: Number(digits) * FEN_PER_YUAN }
      : { ok: false, code: 'NUMBER.TOO_SMALL', data: { min: groupWholeYuan(String(Math.ceil(lowest))) } };
  });
  /** What it comes to, as soon as it is known. */
  protected readonly help = computed(() => {
    const limitFen = this.wanted.value();
    if (limitFen === null) return this.say('limit.wantedHelp');
    const wholeFen = Math.ceil(limitFen / this.factor() / FEN_PER_YUAN) * FEN_PER_YUAN;
    return this.say('limit.toPay', { amount: formatYuan(wholeFen - (this.entry().depositFen ?? 0)) });
  });

  protected async raise(event: Event): Promise<void> {
    event.preventDefault();
    this.submission.reset();
    this.wanted.insist();
    const limitFen = this.wanted.value();
    if (limitFen === null) return;
    const [enrolmentId, { entryId }] = [this.enrolmentId(), this.entry()];
    const answer = await this.submission.send(() =>
      this.once.ask({ enrolmentId, entryId, limitFen }, (key) =>
        this.client.raiseLimit(enrolmentId, entryId, { limitFen }, key),
      ),
    );
    if (answer === null) return;
    if (answer.ok) await this.router.navigate(['/account/orders', answer.value.orderNo]);
    else this.submission.refusal.set(answer.refusal);
  }

  protected openOrder({ code, data }: Refusal): string | null {
    return code === 'LIMIT.ORDER_OPEN' && 'orderNo' in data ? String(data.orderNo) : null;
  }
}
