// One share of an enrolment: its car, its deposit, the plate it stood behind and what became of it, and the rest to be paid.
import { Component, computed, inject, input, output } from '@angular/core';
import { RouterLink } from '@angular/router';
import type { EnrolmentEntryView, EnrolmentView, EntryOutcome } from '@haopai/contracts';
import { Words } from '@haopai/web-app';
import { Plate, StateChip, YuanPipe } from '@haopai/web-ui';
import { groupVin } from '@haopai/web-ui/fields';
import { OrderDue } from '../orders/order-due';
import { ChangeVin } from './change-vin';
import { DEPOSIT_LOOKS, type Look } from '../orders/order-words';

const OUTCOME_LOOKS: Readonly<Record<EntryOutcome, Look>> = {
  open: { tone: 'neutral', icon: 'clock' },
  won: { tone: 'lead', icon: 'check' },
  lost: { tone: 'neutral', icon: 'dot' },
  unsold: { tone: 'neutral', icon: 'dot' },
  withdrawn: { tone: 'neutral', icon: 'stop' },
  defaulted: { tone: 'stop', icon: 'stop' },
};

@Component({
  selector: 'hp-entry-line',
  imports: [ChangeVin, OrderDue, Plate, RouterLink, StateChip, YuanPipe],
  template: `
    <div class="car">
      <span class="hp-soft">{{ say(isDrill() ? 'drill.toyVin' : 'vinField.label') }}</span>
      <span class="vin">{{ vin() }}</span>
      @if (entry().vehicle; as said) {
        <span data-testid="entry-vehicle" [attr.data-vehicle]="said.vehicle">{{
          words.vehicle(said.vehicle)
        }}</span>
      }
      @if (entry().deposit; as deposit) {
        <hp-state-chip
          data-testid="entry-deposit"
          [attr.data-state]="deposit"
          [tone]="depositLooks[deposit].tone"
          [icon]="depositLooks[deposit].icon"
          >{{ say('entry.deposit', { state: say('deposit.' + deposit) }) }}</hp-state-chip
        >
      }
      @if (entry().limitFen; as limitFen) {
        <span class="hp-soft" data-testid="entry-limit">{{
          say('entry.limit', { limit: (limitFen | yuan) })
        }}</span>
        @if (!isOver() && !isDisqualified() && entry().deposit === 'held') {
          <a data-testid="entry-raise" [routerLink]="['/auctions', auctionId(), 'limit']">{{
            say('entry.raise')
          }}</a>
        }
      }
      @if (enrolmentId(); as enrolmentId) {
        <hp-change-vin
          [enrolmentId]="enrolmentId"
          [entryId]="entry().entryId"
          (made)="changed.emit($event)"
        />
      }
      @if (entry().isReserved) {
        <span class="hp-soft">{{ say('entry.reserved') }}</span>
      }
    </div>
    @if (entry().lot; as lot) {
      <div class="lot">
        <a [routerLink]="['/auctions', auctionId(), 'lots', lot.lotId]">
          <hp-plate [number]="lot.plate.number" [kind]="lot.plate.kind" [colour]="lot.plate.colour" />
        </a>
        <div class="outcome">
          <hp-state-chip
            data-testid="entry-outcome"
            [attr.data-outcome]="lot.outcome"
            [tone]="outcomeLooks[lot.isReturned ? 'lost' : lot.outcome].tone"
            [icon]="outcomeLooks[lot.isReturned ? 'lost' : lot.outcome].icon"
            >{{ say(outcomeWords()) }}</hp-state-chip
          >
          @if (lot.hammerFen !== null) {
            <span class="hp-soft">{{ say('lot.hammerPrice') }} {{ lot.hammerFen | yuan }}</span>
          }
          @if (lot.outcome === 'won' && lot.balanceFen !== null) {
            <span data-testid="entry-balance-sum">{{
              say('entry.balanceOf', { amount: (lot.balanceFen | yuan) })
            }}</span>
          }
          @if (lot.balanceDueAtMs; as dueAtMs) {
            <hp-order-due [dueAtMs]="dueAtMs" [nowMs]="nowMs()" />
          }
          @if (lot.balanceOrderNo; as orderNo) {
            <a
              class="balance"
              data-testid="entry-balance"
              [class.hp-button]="isBalanceDue()"
              [routerLink]="['/account/orders', orderNo]"
              >{{ say(isBalanceDue() ? 'entry.payBalance' : 'entry.balance') }}</a
            >
          }
        </div>
      </div>
    } @else if (isDrill() || entry().deposit !== null) {
      <p class="hp-soft lot">{{ say(unboundWords()) }}</p>
    }
  `,
  styles: `
    :host {
      display: grid;
      grid-template-columns: minmax(0, 1fr) minmax(0, 1fr);
      gap: 12px 24px;
      padding: 14px 0;
      border-top: 1px solid var(--hp-line);
    }
    .car,
    .outcome {
      display: grid;
      gap: 4px;
      align-content: start;
      justify-items: start;
    }
    .car .hp-soft {
      font-size: 0.875rem;
    }
    .vin {
      font-variant-numeric: tabular-nums;
    }
    .lot {
      display: flex;
      flex-wrap: wrap;
      gap: 12px 16px;
    }
    hp-plate {
      width: 120px;
    }
    .balance {
      display: inline-flex;
      align-items: center;
      min-height: var(--hp-touch);
    }
    .balance.hp-button {
      margin-top: 8px;
    }
    @media (max-width: 599px) {
      :host {
        grid-template-columns: 1fr;
      }
    }
  `,
})
export class EntryLine {
  readonly entry = input.required<EnrolmentEntryView>();
  readonly auctionId = input.required<number>();
  readonly nowMs = input.required<number>();
  /** Of a share that may still take another car; null for every other. */
  readonly enrolmentId = input<number | null>(null);
  readonly changed = output<EnrolmentView>();
  /** The auction. */
  readonly isOver = input.required<boolean>();
  readonly isDrill = input<boolean | undefined>(false);
  /** Its paddle was put out of the auction. */
  readonly isDisqualified = input(false);
  protected readonly words = inject(Words);
  protected readonly say = this.words.say;
  protected readonly outcomeWords = computed(() => {
    const outcome = this.entry().lot?.outcome ?? 'open';
    if (this.entry().lot?.isReturned === true) return 'entry.outcome.returned';
    if (this.isDrill() && outcome === 'won') return 'drill.won';
    if (this.isDisqualified() && outcome === 'open') return 'entry.outcome.out';
    const isTaken = this.isDisqualified() && (outcome === 'won' || outcome === 'defaulted');
    return `entry.outcome.${isTaken ? 'disqualified' : outcome}`;
  });
  protected readonly unboundWords = computed(() => {
    if (this.isDrill() === true) return 'drill.freeEntry';
    return this.isOver() ? 'entry.unused' : 'entry.free';
  });
  protected readonly vin = computed(() => groupVin(this.entry().vin));
  protected readonly isBalanceDue = computed(() => (this.entry().lot?.balanceDueAtMs ?? null) !== null);
  protected readonly depositLooks = DEPOSIT_LOOKS;
  protected readonly outcomeLooks = OUTCOME_LOOKS;
}
