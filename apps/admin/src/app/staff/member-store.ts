// One member of staff: how they stand, and the acts on them, each with a reason and with the version that was read.
import { inject, Injectable, signal } from '@angular/core';
import type { ChangeStaffBody, StaffView } from '@haopai/contracts';
import { Words } from '@haopai/web-app';
import { type Loaded, LOADING, type Outcome } from '@haopai/web-data';
import { Announcer } from '../announcements/announcer';
import { ReasonDoor } from '../dialogs/reason-door';
import { StaffClient } from './staff-client';

@Injectable()
export class MemberStore {
  private readonly client = inject(StaffClient);
  private readonly door = inject(ReasonDoor);
  private readonly announcer = inject(Announcer);
  private readonly words = inject(Words);
  private readonly loaded = signal<Loaded<StaffView>>(LOADING);

  readonly state = this.loaded.asReadonly();
  /** After a reset: shown once, and gone with the page. */
  readonly given = signal<string | null>(null);

  async load(staffId: number): Promise<void> {
    const all = await this.client.all();
    if (!all.ok) {
      this.loaded.set({ status: 'failed', refusal: all.refusal });
      return;
    }
    const member = all.value.items.find(({ id }) => id === staffId);
    this.loaded.set(
      member === undefined
        ? { status: 'failed', refusal: { code: 'STAFF.NOT_FOUND', data: { staffId } } }
        : { status: 'ready', value: member },
    );
  }

  async change(
    member: StaffView,
    act: 'lock' | 'unlock' | 'save',
    wanted: Pick<ChangeStaffBody, 'displayName' | 'role' | 'roles' | 'isLocked'>,
  ): Promise<void> {
    const { displayName: name, version } = member;
    const done = await this.door.ask({
      heading: this.words.say(`staff.${act}Heading`, { name }),
      words: this.words.say(`staff.${act}Words`),
      yes: this.words.say(`staff.${act}`),
      isGrave: act === 'lock',
      act: (reason) => this.heed(member.id, this.client.change(member.id, { ...wanted, version, reason })),
    });
    if (done === null) return;
    this.loaded.set({ status: 'ready', value: done.value });
    if (done.value.isAsked === true) this.announcer.say(this.words.say('staff.asked', { name }));
    else this.announcer.say(this.words.say(`staff.${act}Done`, { name: done.value.displayName }));
  }

  async reset(member: StaffView): Promise<void> {
    const { displayName: name, version } = member;
    const done = await this.door.ask({
      heading: this.words.say('staff.resetHeading', { name }),
      words: this.words.say('staff.resetWords'),
      yes: this.words.say('staff.reset'),
      act: (reason) => this.heed(member.id, this.client.reset(member.id, { version, reason })),
    });
    if (done === null) return;
    const { staff, password } = done.value;
    if (staff !== null) this.loaded.set({ status: 'ready', value: staff });
    this.given.set(password);
    this.announcer.say(this.words.say(password === null ? 'staff.asked' : 'staff.resetDone', { name }));
  }

  /** Changed by somebody else meanwhile: behind the dialog, which says so, stands what it is now. */
  private async heed<Value>(staffId: number, asked: Promise<Outcome<Value>>): Promise<Outcome<Value>> {
    const answer = await asked;
    if (!answer.ok && answer.refusal.code === 'RECORD.CHANGED') await this.load(staffId);
    return answer;
  }
}
