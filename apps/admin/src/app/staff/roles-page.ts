// What each role includes, and the way to ask that one include other rights, which another administrator approves.
import { Component, computed, inject, signal } from '@angular/core';
import { RouterLink } from '@angular/router';
import { type Permission, PERMISSIONS, type RoleView } from '@haopai/contracts';
import { Words } from '@haopai/web-app';
import { LoadFailed } from '@haopai/web-app/loading';
import { reading } from '@haopai/web-data/reading';
import { Icon, Skeleton, StateChip } from '@haopai/web-ui';
import { Announcer } from '../announcements/announcer';
import { ReasonDoor } from '../dialogs/reason-door';
import { StaffSession } from '../session/staff-session';
import { StaffClient } from './staff-client';

interface OpenRole {
  readonly view: RoleView;
  readonly chosen: ReadonlySet<Permission>;
}

@Component({
  selector: 'hp-roles-page',
  imports: [Icon, LoadFailed, RouterLink, Skeleton, StateChip],
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
  private readonly client = inject(StaffClient);
  private readonly reasons = inject(ReasonDoor);
  private readonly announcer = inject(Announcer);
  private readonly session = inject(StaffSession);

  protected readonly say = this.words.say;
  protected readonly roles = reading(() => this.client.roles());
  protected readonly open = signal<OpenRole | null>(null);
  protected readonly mayEdit = computed(() => this.session.may('staff.edit'));
  protected readonly permissions = PERMISSIONS;

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
    this.open.set({ view, chosen: new Set(view.permissions) });
  }

  /** Of the one that is open: two presses may come before the page shows the first. */
  protected toggle(permission: Permission): void {
    this.open.update((open) => {
      if (open === null) return null;
      const others = [...open.chosen].filter((one) => one !== permission);
      const chosen = new Set(open.chosen.has(permission) ? others : [...others, permission]);
      return { ...open, chosen };
    });
  }

  protected async ask(event: Event, { view, chosen }: OpenRole): Promise<void> {
    event.preventDefault();
    await this.change(
      view,
      PERMISSIONS.filter((permission) => chosen.has(permission)),
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
      act: (reason) => this.client.changeRole(role, { version, permissions, reason }),
    });
    if (done === null) return;
    this.open.set(null);
    this.roles.update(() => done.value);
    this.announcer.say(this.say('roles.done', name));
  }
}
