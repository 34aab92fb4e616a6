// One claim before the staff: what the citizen wrote and showed, who deals with it until when, and the answer.
import { Component, computed, effect, inject, input, numberAttribute, untracked } from '@angular/core';
import { RouterLink } from '@angular/router';
import {
  type AdminClaimView,
  CLAIM_TEXT_MAX,
  type ClaimedCar,
  type ClaimedIdentity,
} from '@haopai/contracts';
import { MomentPipe, Words } from '@haopai/web-app';
import { ConfirmDoor } from '@haopai/web-app/dialogs';
import { FaultFocus } from '@haopai/web-app/forms';
import { LoadFailed } from '@haopai/web-app/loading';
import { Icon, Notice, Skeleton, StateChip } from '@haopai/web-ui';
import { SelectField } from '@haopai/web-ui/fields';
import { AreaField } from '@haopai/web-ui/office-forms';
import { Announcer } from '../announcements/announcer';
import { keepForm } from '../forms/keep-form';
import { StaffSession } from '../session/staff-session';
import { CLAIM_TONES, haste, thingOf } from './claim-looks';
import { ClaimStore } from './claim-store';
import { type ClaimAct, ClaimsClient } from './claims-client';
import { identityKeys } from './identity-words';

const READY = ['more', 'checked', 'rules', 'mended'] as const;
const ACTS: readonly ClaimAct[] = ['answer', 'grant', 'ask', 'close'];

@Component({
  selector: 'hp-claim-page',
  imports: [AreaField, Icon, LoadFailed, MomentPipe, Notice, RouterLink, SelectField, Skeleton, StateChip],
  providers: [ClaimStore, FaultFocus],
  templateUrl: './claim-page.html',
  styleUrl: './claim-page.scss',
  host: { class: 'hp-page' },
})
export class ClaimPage {
  private readonly words = inject(Words);
  private readonly session = inject(StaffSession);
  private readonly client = inject(ClaimsClient);
  private readonly door = inject(ConfirmDoor);
  private readonly focus = inject(FaultFocus);
  private readonly announcer = inject(Announcer);
  protected readonly store = inject(ClaimStore);

  readonly claimId = input.required({ transform: numberAttribute });

  protected readonly say = this.words.say;
  protected readonly sayRefusal = this.words.sayRefusal;
  protected readonly tones = CLAIM_TONES;
  protected readonly acts = ACTS;
  protected readonly textMax = CLAIM_TEXT_MAX;
  protected readonly mayAct = computed(() => this.session.may('claims.act'));
  protected readonly mayReadCitizens = computed(() => this.session.may('citizens.read'));
  protected readonly ready = computed(() =>
    READY.map((value) => ({ value, label: this.say(`claim.ready.${value}`) })),
  );

  constructor() {
    keepForm(this.store.form);
    effect(() => {
      const claimId = this.claimId();
      untracked(() => void this.store.show(claimId));
    });
  }

  protected thing(claim: AdminClaimView): string {
    return thingOf(claim, this.words.auctionTitle);
  }

  protected mayDo(claim: AdminClaimView, act: ClaimAct): boolean {
    return act === 'grant' ? mayGrant(claim) : act !== 'ask' || claim.state !== 'asked';
  }

  /** Of what is granted the words say what it is. */
  protected actKey({ about }: AdminClaimView, act: ClaimAct): string {
    return act === 'grant' ? `claim.grant.${about}` : `claim.act.${act}`;
  }

  protected sayIdentity(identity: ClaimedIdentity): string {
    return identityKeys(identity)
      .map((key) => this.say(key))
      .join(' · ');
  }

  protected sayRegion({ region: { chosen, ofDocument, isProven } }: ClaimedIdentity): string {
    const named = ofDocument.map(this.words.region).join(' / ') || this.say('claim.identity.elsewhere');
    const now = this.say('claim.identity.regions', { chosen: this.words.region(chosen), document: named });
    return isProven ? `${now} · ${this.say('claim.identity.proven')}` : now;
  }

  /** What holds the car, and whether granting ends it. */
  protected sayCar({ holder, isUnpaid, isClaimants, isGranted }: ClaimedCar): string {
    const granted = isGranted ? [this.say('claim.car.granted')] : [];
    if (holder === null) return [...granted, this.say('claim.car.none')].join(' · ');
    if (isClaimants) return [...granted, this.say('claim.car.own')].join(' · ');
    const how = this.say(isUnpaid ? 'claim.car.unpaid' : 'claim.car.paid');
    return [...granted, this.say(`claim.car.${holder}`), how].join(' · ');
  }

  protected hasteOf(claim: AdminClaimView): 'late' | 'soon' | null {
    return haste(claim, Date.now());
  }

  protected isMine({ assigned }: AdminClaimView): boolean {
    return assigned !== null && assigned.staffId === this.session.staff()?.id;
  }

  protected addressOf(fileId: number): string {
    return this.client.fileAddress(this.claimId(), fileId);
  }

  /** Behind what is written already. */
  protected insert(name: string): void {
    if (name === '') return;
    const before = this.store.text.text().trimEnd();
    const words = this.say(`claim.ready.${name}`);
    this.store.text.text.set(before === '' ? words : `${before}\n${words}`);
  }

  protected async take(claim: AdminClaimView): Promise<void> {
    await this.store.take(claim);
    this.tell();
  }

  protected async send(claim: AdminClaimView, act: ClaimAct): Promise<void> {
    const isGrave = act === 'close' || (act === 'grant' && (claim.identity?.other ?? null) !== null);
    if (isGrave && this.store.text.isGood() && !(await this.isSure(claim, act))) return;
    await this.store.act(claim, act);
    this.tell();
  }

  private isSure({ id, identity }: AdminClaimView, act: ClaimAct): Promise<boolean> {
    const key = act === 'close' ? 'claim.closeSure' : 'claim.moveSure';
    return this.door.ask({
      heading: this.say(`${key}.heading`, { id, username: identity?.other?.username ?? '' }),
      words: this.say(`${key}.words`),
      yes: this.say(`${key}.yes`),
      no: this.say(`${key}.no`),
    });
  }

  private tell(): void {
    const done = this.store.done();
    if (done === null) this.focus.move();
    else this.announcer.say(this.say(done === 'take' ? 'claim.taken' : `claim.done.${done}`));
  }
}

/** Not what is granted already. */
function mayGrant({ about, ref, car, identity }: AdminClaimView): boolean {
  if (about === 'vin') return car !== null && !car.isGranted;
  if (identity === null) return false;
  const isVerified = identity.state === 'verified';
  if (about === 'document') return !isVerified || identity.other !== null;
  return about === 'region' && isVerified && !(identity.region.isProven && identity.region.chosen === ref);
}
