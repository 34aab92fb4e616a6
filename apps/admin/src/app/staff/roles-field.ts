// Which roles somebody has: one or several, each with what it is for.
import { Component, computed, input, model } from '@angular/core';
import { orderedRoles, STAFF_ROLES, type StaffRole } from '@haopai/contracts';
import type { Reading } from '@haopai/web-app/forms';
import { Icon } from '@haopai/web-ui';
import type { Choice } from '@haopai/web-ui/fields';

/** The text of such a field: names with commas. */
export function readRoles(text: string): Reading<readonly StaffRole[]> {
  const names = text.split(',');
  const roles = STAFF_ROLES.filter((role) => names.includes(role));
  return roles.length === 0 ? { ok: false, code: 'CHOICE.MISSING', data: {} } : { ok: true, value: roles };
}

/** As a server of the release before takes it, where there is one. */
export function rolesBody(roles: readonly StaffRole[]): {
  readonly role: StaffRole;
  readonly roles?: readonly StaffRole[];
} {
  const [role, ...others] = orderedRoles(roles);
  if (role === undefined) throw new Error('roles without one');
  return others.length === 0 ? { role } : { role, roles: [role, ...others] };
}

@Component({
  selector: 'hp-roles-field',
  imports: [Icon],
  template: `
    <fieldset [attr.aria-describedby]="error() === null ? null : 'role-error'">
      <legend>{{ label() }}</legend>
      @if (error(); as words) {
        <span class="error" id="role-error"><hp-icon name="stop" />{{ words }}</span>
      }
      @for (choice of choices(); track choice.value) {
        <label>
          <input
            type="checkbox"
            name="role"
            [checked]="chosen().includes(choice.value)"
            [attr.data-testid]="'role-' + choice.value"
            [attr.aria-invalid]="error() === null ? null : true"
            (change)="toggle(choice.value)"
          />
          <span class="words">
            <strong>{{ choice.label }}</strong>
            <span class="help">{{ choice.words }}</span>
          </span>
        </label>
      }
    </fieldset>
  `,
  styles: `
    fieldset {
      display: grid;
      grid-template-columns: minmax(0, 1fr);
      min-width: 0;
      margin: 0;
      padding: 0;
      border: 0;
    }
    legend {
      margin-bottom: 8px;
      padding: 0;
    }
    label {
      display: flex;
      gap: 14px;
      align-items: start;
      min-height: var(--hp-touch);
      padding: 10px 0;
      font-weight: 400;
      cursor: pointer;
    }
    .words {
      display: grid;
      gap: 2px;
    }
  `,
  host: { class: 'hp-field' },
})
export class RolesField {
  readonly label = input.required<string>();
  readonly choices = input.required<readonly Choice[]>();
  readonly error = input<string | null>(null);
  /** Names with commas. */
  readonly value = model('');
  protected readonly chosen = computed(() => this.value().split(','));

  protected toggle(role: string): void {
    const others = this.chosen().filter((one) => one !== '' && one !== role);
    this.value.set((this.chosen().includes(role) ? others : [...others, role]).join());
  }
}
