// One member of staff: facts, name and roles to change, lock, and a new password when theirs or the phone is lost.
import { Component, computed, effect, inject, input, numberAttribute, untracked } from '@angular/core';
import { RouterLink } from '@angular/router';
import type { StaffView } from '@haopai/contracts';
import { MomentPipe, Words } from '@haopai/web-app';
import { areGood, FaultFocus, FormField, readLine } from '@haopai/web-app/forms';
import { LoadFailed } from '@haopai/web-app/loading';
import { Icon, Notice, Skeleton } from '@haopai/web-ui';
import { TextField } from '@haopai/web-ui/fields';
import { FormNews } from '../forms/form-news';
import { keepForm } from '../forms/keep-form';
import { TypedForm } from '../forms/typed-form';
import { confirmsFrom } from '../session/confirms-from';
import { rolesOf, rolesText } from '../session/staff-roles';
import { StaffSession } from '../session/staff-session';
import { GivenPassword } from './given-password';
import { MemberSessions } from './member-sessions';
import { MemberState } from './member-state';
import { MemberStore } from './member-store';
import { roleChoices } from './role-choices';
import { readRoles, rolesBody, RolesField } from './roles-field';

@Component({
  selector: 'hp-member-page',
  imports: [
    FormNews,
    GivenPassword,
    Icon,
    LoadFailed,
    MemberSessions,
    MemberState,
    MomentPipe,
    Notice,
    RolesField,
    RouterLink,
    Skeleton,
    TextField,
  ],
  providers: [FaultFocus, MemberStore],
  templateUrl: './member-page.html',
})
export class MemberPage {
  private readonly words = inject(Words);
  private readonly focus = inject(FaultFocus);
  private readonly session = inject(StaffSession);
  protected readonly store = inject(MemberStore);

  /** From the address. */
  readonly staffId = input.required({ transform: numberAttribute });

  protected readonly say = this.words.say;
  protected readonly sayFault = this.words.sayFault;
  protected readonly choices = computed(() => roleChoices(this.words));
  protected readonly displayName = new FormField(readLine);
  protected readonly roles = new FormField(readRoles);
  /** By the words of its fields, `staff.…`. */
  private readonly typed = new TypedForm({ name: this.displayName.text, roles: this.roles.text });
  protected readonly kept = keepForm(this.typed);
  protected readonly textOf = (field: string, text: string): string =>
    field === 'roles' ? namesOf(this.say, text) : text;
  protected readonly isChanged = this.typed.isChanged;
  protected readonly nameOf = (field: string): string => this.say(`staff.${field}`);
  protected readonly confirmsFrom = confirmsFrom;
  private readonly member = computed(() => {
    const state = this.store.state();
    return state.status === 'ready' ? state.value : null;
  });
  protected readonly mayEdit = computed(
    () => this.session.staff() !== null && this.session.may('staff.edit'),
  );
  /** Nobody locks themself, or takes a right from themself. */
  protected readonly isSelf = computed(() => this.session.staff()?.id === this.staffId());

  constructor() {
    effect(() => {
      const staffId = this.staffId();
      untracked(() => void this.store.load(staffId));
    });
    effect(() => {
      const member = this.member();
      if (member === null) return;
      const stored = { name: member.displayName, roles: rolesOf(member).join() };
      // Read again after somebody else was faster: what was typed stays beside it.
      untracked(() => (this.typed.isChanged() ? this.typed.meet(stored) : this.typed.show(stored)));
    });
  }

  protected async save(event: Event, member: StaffView): Promise<void> {
    event.preventDefault();
    if (!areGood(this.displayName, this.roles)) {
      this.focus.move();
      return;
    }
    const displayName = this.displayName.good();
    await this.store.change(member, 'save', {
      ...(displayName === member.displayName ? {} : { displayName }),
      ...(this.hasOtherRoles(member) ? rolesBody(this.roles.good()) : {}),
    });
  }

  protected async reset(member: StaffView): Promise<void> {
    await this.store.reset(member);
    this.focus.move();
  }

  protected rolesText(member: StaffView): string {
    return rolesText(this.say, member);
  }

  private hasOtherRoles(member: StaffView): boolean {
    const [chosen, had] = [this.roles.text().split(','), rolesOf(member)];
    return chosen.length !== had.length || had.some((role) => !chosen.includes(role));
  }
}

function namesOf(say: Words['say'], roles: string): string {
  return roles
    .split(',')
    .map((role) => say(`role.${role}`))
    .join(say('factText.and'));
}
