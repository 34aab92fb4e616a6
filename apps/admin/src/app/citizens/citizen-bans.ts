// For how long a citizen enrols in nothing because a balance was not paid, also what is over; whoever may lifts a bar with a reason.
import { Component, computed, effect, inject, input, signal, untracked } from '@angular/core';
import { RouterLink } from '@angular/router';
import type { AdminBanView } from '@haopai/contracts';
import { formatPlate } from '@haopai/rules';
import { MomentPipe, Words } from '@haopai/web-app';
import { LoadFailed } from '@haopai/web-app/loading';
import { type Loaded, LOADING, toLoaded } from '@haopai/web-data';
import { Skeleton, StateChip } from '@haopai/web-ui';
import { Announcer } from '../announcements/announcer';
import { ReasonDoor } from '../dialogs/reason-door';
import { StaffSession } from '../session/staff-session';
import { CitizensClient } from './citizens-client';

@Component({
  selector: 'hp-citizen-bans',
  imports: [LoadFailed, MomentPipe, RouterLink, Skeleton, StateChip],
  templateUrl: './citizen-bans.html',
  styles: `
    :host {
      display: grid;
      grid-template-columns: minmax(0, 1fr);
      gap: 12px;
    }
  `,
})
export class CitizenBans {
  private readonly client = inject(CitizensClient);
  private readonly words = inject(Words);
  private readonly reasons = inject(ReasonDoor);
  private readonly announcer = inject(Announcer);
  private readonly session = inject(StaffSession);

  readonly citizenId = input.required<number>();

  protected readonly say = this.words.say;
  protected readonly state = signal<Loaded<readonly AdminBanView[]>>(LOADING);
  protected readonly mayLift = computed(() => this.session.may('bans.lift'));
  protected readonly maySeeLots = computed(() => this.session.may('auctions.read'));

  constructor() {
    effect(() => {
      const citizenId = this.citizenId();
      untracked(() => void this.load(citizenId));
    });
  }

  protected async load(citizenId: number): Promise<void> {
    this.state.set(LOADING);
    const loaded = toLoaded(await this.client.bans(citizenId));
    if (this.citizenId() === citizenId) this.state.set(loaded);
  }

  protected plateOf({ plate }: AdminBanView): string {
    return formatPlate({ number: plate });
  }

  protected async lift(ban: AdminBanView): Promise<void> {
    const plate = this.plateOf(ban);
    const done = await this.reasons.ask({
      heading: this.say('citizen.ban.liftHeading', { plate }),
      words: this.say('citizen.ban.liftWords'),
      yes: this.say('citizen.ban.lift'),
      act: (reason) => this.client.liftBan(ban.id, reason),
    });
    if (done === null) return;
    this.state.set({ status: 'ready', value: done.value });
    this.announcer.say(this.say('citizen.ban.done', { plate }));
  }
}
