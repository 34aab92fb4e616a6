// Stops of a published auction: what stands of it, what a colleague asks for and somebody else confirms, and what can be asked for.
import { Component, computed, inject } from '@angular/core';
import { RouterLink } from '@angular/router';
import { type AdminStopView, HELD_BEFORE_START_MS, type StopKind } from '@haopai/contracts';
import { momentOf, Words } from '@haopai/web-app';
import { ConfirmDoor } from '@haopai/web-app/dialogs';
import { FaultFocus } from '@haopai/web-app/forms';
import { formatPlate } from '@haopai/rules';
import { ServerClock } from '@haopai/web-data';
import { Notice } from '@haopai/web-ui';
import { Announcer } from '../announcements/announcer';
import { ReasonDoor } from '../dialogs/reason-door';
import { StaffSession } from '../session/staff-session';
import { AuctionsClient } from './auctions-client';
import { OneAuction } from './one-auction';

@Component({
  selector: 'hp-stop-desk',
  imports: [Notice, RouterLink],
  template: `
    @if (stands(); as stop) {
      <hp-notice kind="warning" data-testid="stop-stands" [heading]="say('stopDesk.stands.' + stop.kind)">
        {{ stop.words }}
      </hp-notice>
    }
    @if (asked(); as stop) {
      <hp-notice
        kind="warning"
        data-testid="stop-asked"
        [heading]="say('stopDesk.askedHeading.' + stop.kind)"
      >
        <p>{{ askedWords(stop) }}</p>
        @if (!mayConfirm()) {
          <p>{{ say('stopDesk.needsColleague') }}</p>
        }
        <div hpAction class="acts">
          @if (mayConfirm()) {
            <button
              type="button"
              class="hp-button grave"
              data-testid="stop-confirm"
              [attr.aria-disabled]="store.submission.isBusy()"
              (click)="confirm(stop)"
            >
              {{ say('stopDesk.confirmYes.' + stop.kind) }}
            </button>
          }
          @if (mayStop()) {
            <button
              type="button"
              class="hp-button quiet"
              data-testid="stop-decline"
              [attr.aria-disabled]="store.submission.isBusy()"
              (click)="decline(stop)"
            >
              {{ say(isOwn() ? 'stopDesk.takeBack' : 'stopDesk.decline') }}
            </button>
          }
        </div>
      </hp-notice>
    } @else if (mayStop() && kinds().length > 0) {
      <div class="acts">
        @for (kind of kinds(); track kind) {
          @if (kind === 'cancel') {
            <button type="button" class="hp-button grave" data-testid="ask-cancel" (click)="ask(kind)">
              {{ say('stopDesk.ask.cancel') }}
            </button>
          } @else {
            <a class="hp-button quiet" [routerLink]="[kind]" [attr.data-testid]="'ask-' + kind">{{
              say('stopDesk.ask.' + kind)
            }}</a>
          }
        }
      </div>
    }
    @if (decided().length > 0) {
      <details data-testid="stop-history">
        <summary>{{ say('stopDesk.history') }}</summary>
        <ul>
          @for (line of decided(); track line.id) {
            <li>
              <span class="hp-soft">{{ line.time }}</span> {{ line.words }}
              <span class="words">{{ line.reason }}</span>
            </li>
          }
        </ul>
      </details>
    }
  `,
  styles: `
    :host {
      display: grid;
      grid-template-columns: minmax(0, 1fr);
      gap: 12px;
    }
    :host:not(:has(*)) {
      display: none;
    }
    .acts {
      display: flex;
      flex-wrap: wrap;
      gap: 12px;
    }
    p {
      margin: 0 0 8px;
      overflow-wrap: anywhere;
    }
    summary {
      display: inline-flex;
      align-items: center;
      min-height: var(--hp-touch);
      cursor: pointer;
    }
    ul {
      display: grid;
      gap: 8px;
      margin: 0;
      padding-left: 20px;
    }
    .words {
      display: block;
      overflow-wrap: anywhere;
    }
  `,
})
export class StopDesk {
  private readonly words = inject(Words);
  private readonly client = inject(AuctionsClient);
  private readonly session = inject(StaffSession);
  private readonly focus = inject(FaultFocus);
  private readonly reasons = inject(ReasonDoor);
  private readonly confirmation = inject(ConfirmDoor);
  private readonly announcer = inject(Announcer);
  private readonly nowMs = inject(ServerClock).nowMs;
  protected readonly store = inject(OneAuction);

  protected readonly say = this.words.say;
  private readonly auction = computed(() => this.store.current());
  /** A server of the release before knows of none. */
  private readonly stops = computed<readonly AdminStopView[]>(() => this.auction()?.stops ?? []);
  protected readonly asked = computed(() => this.stops().find(({ state }) => state === 'asked') ?? null);
  protected readonly isOwn = computed(() => this.asked()?.askedBy.id === this.session.staff()?.id);
  protected readonly mayStop = computed(() => this.session.may('auctions.stop'));
  protected readonly mayConfirm = computed(() => this.session.may('auctions.publish') && !this.isOwn());
  protected readonly stands = computed(() => {
    const stop = this.auction()?.stop ?? null;
    if (stop === null) return null;
    const { kind, atMs, reason } = stop;
    const words = this.say('stopDesk.standsWords', { time: momentOf(atMs), reason });
    return { kind, words: `${this.untilOf(stop)}${words}` };
  });
  /** What can be asked for now. */
  protected readonly kinds = computed<readonly StopKind[]>(() => {
    const auction = this.auction();
    const isOpen = auction?.state === 'coming' || auction?.state === 'live';
    if (!isOpen || auction.stop?.kind === 'cancel') return [];
    // In the last minutes before the start engines have the lots: then it is suspended.
    const isHeld = auction.startsAtMs - this.nowMs() <= HELD_BEFORE_START_MS;
    return [isHeld ? 'suspend' : 'postpone', 'cancel'];
  });
  protected readonly decided = computed(() =>
    this.stops()
      .filter(({ state }) => state !== 'asked')
      .map(({ id, kind, state, reason, plateNumber, askedBy, decidedBy, decidedAtMs }) => ({
        ...{ id, reason, time: momentOf(decidedAtMs ?? 0) },
        words: this.say(`stopDesk.line.${state}`, {
          asker: askedBy.name,
          decider: decidedBy?.name ?? '',
          what: this.say(`stopDesk.what.${kind}`, { plate: formatPlate({ number: plateNumber ?? '' }) }),
        }),
      })),
  );

  protected askedWords(stop: AdminStopView): string {
    const { askedBy, askedAtMs, reason } = stop;
    const words = this.say('stopDesk.askedBy', { name: askedBy.name, reason, time: momentOf(askedAtMs) });
    return `${this.plateOf(stop)}${this.untilOf(stop)}${words}`;
  }

  private plateOf({ plateNumber }: AdminStopView): string {
    return plateNumber === null
      ? ''
      : this.say('stopDesk.plateIs', { plate: formatPlate({ number: plateNumber }) });
  }

  private untilOf({ kind, untilMs }: Pick<AdminStopView, 'kind' | 'untilMs'>): string {
    return untilMs === null ? '' : this.say(`stopDesk.untilIs.${kind}`, { until: momentOf(untilMs) });
  }

  protected async ask(kind: StopKind): Promise<void> {
    const auction = this.auction();
    if (auction === null) return;
    const done = await this.reasons.ask({
      heading: this.say(`stopDesk.askHeading.${kind}`, { title: this.words.auctionTitle(auction.title) }),
      words: this.say(`stopDesk.askWords.${kind}`),
      yes: this.say('stopDesk.askYes'),
      // Beside "cancel this auction" a button "cancel" would be another riddle.
      no: this.say('stopDesk.askNo'),
      help: this.say('stopDesk.publicReason'),
      isGrave: true,
      act: (reason) => this.client.askStop(auction, { kind, reason }),
    });
    if (done === null) return;
    this.announcer.say(this.say('stopDesk.asked'));
    await this.store.refresh();
  }

  protected async confirm(stop: AdminStopView): Promise<void> {
    const { id, kind, reason } = stop;
    const auction = this.auction();
    if (auction === null) return;
    const title = this.words.auctionTitle(auction.title);
    const isSure = await this.confirmation.ask({
      heading: this.say(`stopDesk.confirmHeading.${kind}`, { title }),
      words: `${this.plateOf(stop)}${this.untilOf(stop)}${this.say(`stopDesk.confirmWords.${kind}`, { bidders: auction.bidderCount, reason })}`,
      yes: this.say(`stopDesk.confirmYes.${kind}`),
      no: this.say('stopDesk.confirmNo'),
      isGrave: true,
    });
    if (!isSure) return;
    const done = await this.store.send(() => this.client.confirmStop(id));
    await this.tell(done !== null, this.say(`stopDesk.confirmed.${kind}`, { title }));
  }

  protected async decline({ id }: AdminStopView): Promise<void> {
    const done = await this.store.send(() => this.client.declineStop(id));
    await this.tell(done !== null, this.say('stopDesk.declined'));
  }

  private async tell(isDone: boolean, words: string): Promise<void> {
    if (!isDone) return this.focus.move();
    this.announcer.say(words);
    await this.store.refresh();
  }
}
