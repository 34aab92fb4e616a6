// One member of staff: facts, name and role to change, lock, and a new password when theirs or the phone is lost.
import { Component, computed, effect, inject, input, numberAttribute, untracked } from '@angular/core';
import { RouterLink } from '@angular/router';
import { STAFF_ROLES, type StaffRole, type StaffView } from '@haopai/contracts';
import { MomentPipe, Words } from '@haopai/web-app';
import { areGood, FaultFocus, FormField, readLine, readOneOf } from '@haopai/web-app/forms';
import { LoadFailed } from '@haopai/web-app/loading';
import { Icon, Skeleton } from '@haopai/web-ui';
import { ChoiceField, TextField } from '@haopai/web-ui/fields';
import { FormNews } from '../forms/form-news';
import { keepForm } from '../forms/keep-form';
import { TypedForm } from '../forms/typed-form';
import { StaffSession } from '../session/staff-session';
import { GivenPassword } from './given-password';
import { MemberState } from './member-state';
import { MemberStore } from './member-store';
import { roleChoices } from './role-choices';

@Component({
  selector: 'hp-member-page',
  imports: [
    ChoiceField,
    FormNews,
    GivenPassword,
    Icon,
    LoadFailed,
    MemberState,
    MomentPipe,
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
  protected readonly role = new FormField<StaffRole>(readOneOf(STAFF_ROLES));
  /** By the words of its fields, `staff.…`. */
  private readonly typed = new TypedForm({ name: this.displayName.text, role: this.role.text });
  protected readonly kept = keepForm(this.typed);
  protected readonly textOf = (field: string, text: string): string =>
    field === 'role' ? this.say(`role.${text}`) : text;
  protected readonly isChanged = this.typed.isChanged;
  protected readonly nameOf = (field: string): string => this.say(`staff.${field}`);
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
      const stored = { name: member.displayName, role: member.role };
      // Read again after somebody else was faster: what was typed stays beside it.
      untracked(() => (this.typed.isChanged() ? this.typed.meet(stored) : this.typed.show(stored)));
    });
  }

  protected async save(event: Event, member: StaffView): Promise<void> {
    event.preventDefault();
    const [displayName, role] = [this.displayName.value(), this.role.value()];
    if (!areGood(this.displayName, this.role) || displayName === null || role === null) {
      this.focus.move();
      return;
    }
    await this.store.change(member, 'save', {
      ...(displayName === member.displayName ? {} : { displayName }),
      ...(role === member.role ? {} : { role }),
    });
  }

  protected async reset(member: StaffView): Promise<void> {
    await this.store.reset(member);
    this.focus.move();
  }
}
