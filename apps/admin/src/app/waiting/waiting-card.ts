// One thing that waits for a second person: what becomes another, who asked, until when it holds; and the ways to decide it, or why not for the reader.
import { Component, computed, inject, input, output, signal } from '@angular/core';
import { RouterLink } from '@angular/router';
import type { Refusal, WaitingActView } from '@haopai/contracts';
import { momentOf, Words } from '@haopai/web-app';
import { ServerClock } from '@haopai/web-data';
import { Notice, StateChip, YuanPipe } from '@haopai/web-ui';
import { StaffSession } from '../session/staff-session';
import { DecideWaiting } from './decide-waiting';
import { WaitingWords } from './waiting-words';

@Component({
  selector: 'hp-waiting-card',
  imports: [Notice, RouterLink, StateChip, YuanPipe],
  templateUrl: './waiting-card.html',
  styleUrl: './waiting-card.scss',
})
export class WaitingCard {
  private readonly decide = inject(DecideWaiting);
  private readonly session = inject(StaffSession);
  private readonly nowMs = inject(ServerClock).nowMs;
  protected readonly tell = inject(WaitingWords);

  readonly act = input.required<WaitingActView>();
  /** A password for the first log-in of whoever was added or reset, shown this once. */
  readonly given = output<string>();

  protected readonly say = inject(Words).say;
  private readonly refusal = signal<Refusal | null>(null);
  private readonly isBusy = signal(false);
  protected readonly place = computed(() => this.tell.place(this.act()));
  protected readonly changes = computed(() => this.tell.changes(this.act()));
  protected readonly holds = computed(() => this.tell.holds(this.act(), this.nowMs()));
  /** Here and not on a page of its own. */
  protected readonly isDecidedHere = computed(() => ['stop', 'approval'].includes(this.act().source));
  protected readonly mayConfirm = computed(() => this.act().refusal === null && this.isDecidedHere());
  protected readonly why = computed(() => {
    const { refusal } = this.act();
    return refusal === null ? null : this.tell.why(refusal);
  });
  /** A stop is declined by all who may ask for one; whoever asked takes it back. */
  protected readonly mayRefuse = computed(() => {
    const { source, isOwn, refusal } = this.act();
    if (source === 'stop') return isOwn || this.session.may('auctions.stop');
    return source === 'approval' && (isOwn || refusal === null);
  });
  protected readonly yes = computed(() => {
    const { source, kind } = this.act();
    return this.say(source === 'stop' ? `stopDesk.confirmYes.${kind}` : 'approvals.approve.yes');
  });
  protected readonly no = computed(() => {
    const { source, isOwn } = this.act();
    const words = source === 'stop' ? 'stopDesk' : 'approvals';
    const what = isOwn ? 'takeBack' : 'decline';
    return this.say(words === 'stopDesk' ? `stopDesk.${what}` : `approvals.${what}.yes`);
  });
  /** Who was faster than whoever approves, as in a form. */
  protected readonly changedBy = computed(() => {
    const refusal = this.refusal();
    if (refusal === null) return null;
    if (!('changedBy' in refusal.data)) return this.say('approvals.changed');
    const { changedBy: name = '', changedAtMs = 0 } = refusal.data;
    return this.say('approvals.changedBy', { name, time: momentOf(changedAtMs) });
  });

  protected confirm(): Promise<void> {
    return this.once(() =>
      this.decide.confirm(this.act(), {
        changed: (refusal) => this.refusal.set(refusal),
        given: (password) => this.given.emit(password),
      }),
    );
  }

  protected refuse(): Promise<void> {
    return this.once(() => this.decide.refuse(this.act()));
  }

  protected readonly busy = this.isBusy.asReadonly();

  private async once(act: () => Promise<void>): Promise<void> {
    if (this.isBusy()) return;
    this.isBusy.set(true);
    await act().finally(() => this.isBusy.set(false));
  }
}
