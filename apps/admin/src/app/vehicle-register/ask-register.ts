// Asks the vehicle register whether plates that are put up are free: one question for all of them, which holds nobody up.
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

  /** No line leads to the register: said once, and not asked again as long as the office is open. */
  private hasNoLine = false;

  /** Whether there is anything to ask, and somebody who may. */
  mayAsk(numbers: readonly string[]): boolean {
    return !this.hasNoLine && numbers.length > 0 && this.session.may('auctions.edit');
  }

  /** True after the answer that said so. */
  isWithoutLine(): boolean {
    return this.hasNoLine;
  }

  /** Those that a car has; null where the register does not say, or nothing answers. */
  async takenAmong(numbers: readonly string[]): Promise<readonly string[] | null> {
    const answer = await this.client.check([...new Set(numbers)].slice(0, REGISTER_CHECK_MAX));
    if (!answer.ok) return null;
    this.hasNoLine = answer.value.hasLine === false;
    return answer.value.taken;
  }

  sayTaken(taken: readonly string[]): string {
    const plates = taken.slice(0, SHOWN_MAX).map((number) => formatPlate({ number }));
    return this.words.say('vehicleRegister.takenThere', {
      count: taken.length,
      plates: plates.join(this.words.say('factText.and')),
    });
  }

  /** Of plates that were just put up one by one. What is in stays in, and whoever put it there decides; where the register does not say, nothing is said. */
  async warn(numbers: readonly string[]): Promise<void> {
    if (!this.mayAsk(numbers)) return;
    const taken = (await this.takenAmong(numbers)) ?? [];
    if (taken.length > 0) this.announcer.sayRefused(this.sayTaken(taken));
  }
}
