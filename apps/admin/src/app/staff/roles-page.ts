// What each role includes, and the way to ask that one include other rights, which another administrator approves.
import { Component, computed, inject, signal } from '@angular/core';
import { RouterLink } from '@angular/router';
import { type Permission, PERMISSIONS, type Refusal, type RoleView, type StaffRole } from '@haopai/contracts';
import { Words } from '@haopai/web-app';
import { LoadFailed } from '@haopai/web-app/loading';
import { ApiClient, type Outcome } from '@haopai/web-data';
import { reading } from '@haopai/web-data/reading';
import { Icon, Skeleton, StateChip } from '@haopai/web-ui';
import { Announcer } from '../announcements/announcer';
import { ReasonDoor } from '../dialogs/reason-door';
import { FormNews } from '../forms/form-news';
import { keepForm } from '../forms/keep-form';
import type { FormTexts } from '../forms/merge-texts';
import { TypedForm } from '../forms/typed-form';
import { StaffSession } from '../session/staff-session';
import { RightPart } from './right-part';
import { StaffClient } from './staff-client';

@Component({
  selector: 'hp-roles-page',
  imports: [FormNews, Icon, LoadFailed, RouterLink, Skeleton, StateChip],
  templateUrl: './roles-page.html',
  styles: `
    section,
    form {
      display: grid;
      grid-template-columns: minmax(0, 1fr);
      gap: 12px;
    }
    h2,
    p {
      margin: 0;
    }
    .row {
      display: flex;
      flex-wrap: wrap;
      align-items: center;
      gap: 8px 12px;
    }
    .rights {
      display: grid;
      grid-template-columns: repeat(auto-fill, minmax(min(100%, 220px), 1fr));
      gap: 0 16px;
      margin: 0;
      padding: 0;
      border: 0;
    }
    label {
      display: flex;
      gap: 12px;
      align-items: center;
      min-height: var(--hp-touch);
      cursor: pointer;
    }
  `,
  host: { class: 'hp-page' },
})
export class RolesPage {
  private readonly words = inject(Words);
  private readonly api = inject(ApiClient);
  private readonly client = inject(StaffClient);
  private readonly reasons = inject(ReasonDoor);
  private readonly announcer = inject(Announcer);
  private readonly session = inject(StaffSession);

  protected readonly say = this.words.say;
  protected readonly roles = reading(() => this.client.roles());
  /** The one that is being changed, as it was read. */
  protected readonly open = signal<RoleView | null>(null);
  protected readonly rightsChosen = PERMISSIONS.map((permission) => new RightPart(permission));
  private readonly typed = new TypedForm(
    Object.fromEntries(this.rightsChosen.map(({ permission, part }) => [permission, part])),
  );
  protected readonly kept = keepForm(this.typed);
  protected readonly refusal = signal<Refusal | null>(null);
  protected readonly nameOf = (permission: string): string => this.say(`permission.${permission}`);
  protected readonly textOf = (_: string, text: string): string => this.say(`form.${text}`);
  protected readonly mayEdit = computed(() => this.session.may('staff.edit'));

  protected rights({ permissions }: RoleView): string {
    if (permissions.length === 0) return this.say('roles.nothing');
    return permissions
      .map((permission) => this.say(`permission.${permission}`))
      .join(this.say('factText.and'));
  }

  protected isShipped({ permissions, shipped }: RoleView): boolean {
    return permissions.length === shipped.length && permissions.every((one) => shipped.includes(one));
  }

  protected edit(view: RoleView): void {
    this.refusal.set(null);
    this.open.set(view);
    this.typed.show(textsOf(view));
  }

  protected close(): void {
    this.open.set(null);
    this.typed.show({});
  }

  protected async ask(event: Event, view: RoleView): Promise<void> {
    event.preventDefault();
    const chosen = this.rightsChosen.filter(({ isChosen }) => isChosen());
    await this.change(
      view,
      chosen.map(({ permission }) => permission),
    );
  }

  protected giveBack(view: RoleView): Promise<void> {
    return this.change(view, view.shipped);
  }

  private async change({ role, version }: RoleView, permissions: readonly Permission[]): Promise<void> {
    const name = { role: this.say(`role.${role}`) };
    const done = await this.reasons.ask({
      heading: name.role,
      words: this.say('roles.question', name),
      yes: this.say('roles.ask'),
      act: (reason) => this.heed(role, this.client.changeRole(role, { version, permissions, reason })),
    });
    if (done === null) return;
    this.close();
    this.roles.update(() => done.value);
    this.announcer.say(this.say('roles.done', name));
  }

  /** Where somebody else was faster: behind the dialog, what counts now comes beside what was chosen. */
  private async heed(
    role: StaffRole,
    asked: Promise<Outcome<readonly RoleView[]>>,
  ): Promise<Outcome<readonly RoleView[]>> {
    const answer = await asked;
    if (answer.ok || answer.refusal.code !== 'RECORD.CHANGED') return answer;
    const now = await this.api.ask(this.client.roles());
    if (!now.ok) return answer;
    this.roles.update(() => now.value);
    this.refusal.set(answer.refusal);
    const view = now.value.find((one) => one.role === role);
    if (view === undefined || this.open()?.role !== role) return answer;
    this.typed.meet(textsOf(view));
    this.open.set(view);
    return answer;
  }
}

function textsOf({ permissions }: RoleView): FormTexts {
  return Object.fromEntries(
    PERMISSIONS.map((permission) => [permission, permissions.includes(permission) ? 'yes' : 'no']),
  );
}
