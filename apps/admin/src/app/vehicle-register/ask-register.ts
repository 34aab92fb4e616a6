// Asks the vehicle register whether plates that were just put up are free, and warns of those that are not. Where it does not say, nothing is said.
import { inject, Injectable } from '@angular/core';
import { REGISTER_CHECK_MAX } from '@haopai/contracts';
import { formatPlate } from '@haopai/rules';
import { Words } from '@haopai/web-app';
import { Announcer } from '../announcements/announcer';
import { StaffSession } from '../session/staff-session';
import { VehicleRegisterClient } from './vehicle-register-client';

const SHOWN_MAX = 10;

@Injectable({ providedIn: 'root' })
export class AskRegister {
  private readonly words = inject(Words);
  private readonly client = inject(VehicleRegisterClient);
  private readonly announcer = inject(Announcer);
  private readonly session = inject(StaffSession);

  /** Holds nobody up: what is in stays in, and whoever put it there decides. */
  async warn(numbers: readonly string[]): Promise<void> {
    if (numbers.length === 0 || !this.session.may('auctions.edit')) return;
    const answer = await this.client.check(numbers.slice(0, REGISTER_CHECK_MAX));
    const taken = answer.ok ? (answer.value.taken ?? []) : [];
    if (taken.length === 0) return;
    const plates = taken.slice(0, SHOWN_MAX).map((number) => formatPlate({ number }));
    this.announcer.sayRefused(
      this.words.say('vehicleRegister.takenThere', {
        count: taken.length,
        plates: plates.join(this.words.say('factText.and')),
      }),
    );
  }
}
