// Somebody new: name, user name, roles; then the password for the first log-in, shown once.
import { Component, computed, inject, signal } from '@angular/core';
import { RouterLink } from '@angular/router';
import type { StaffAnswer } from '@haopai/contracts';
import { parseUsername, type Username } from '@haopai/rules/people';
import { Words } from '@haopai/web-app';
import { areGood, FaultFocus, FormField, readLine, refusalFault, Submission } from '@haopai/web-app/forms';
import { Icon, Notice } from '@haopai/web-ui';
import { TextField } from '@haopai/web-ui/fields';
import { keepForm } from '../forms/keep-form';
import { TypedForm } from '../forms/typed-form';
import { GivenPassword } from './given-password';
import { roleChoices } from './role-choices';
import { readRoles, rolesBody, RolesField } from './roles-field';
import { StaffClient } from './staff-client';

const NAME_LENGTH_MAX = 100;

@Component({
  selector: 'hp-add-staff-page',
  imports: [GivenPassword, Icon, Notice, RolesField, RouterLink, TextField],
  providers: [FaultFocus],
  template: `
    <div class="hp-page">
      <a class="hp-back" routerLink="/staff"><hp-icon name="back" />{{ say('staff.heading') }}</a>
      <h1>{{ say('staff.add') }}</h1>
      @if (added(); as done) {
        @if (done.password; as password) {
          <hp-given-password [heading]="say('staff.added', { name: name() })" [password]="password" />
        } @else {
          <hp-notice
            kind="done"
            data-outcome
            tabindex="-1"
            data-testid="staff-asked"
            [heading]="say('staff.asked', { name: name() })"
            >{{ say('staff.askedWords') }}</hp-notice
          >
        }
        <p>
          <button type="button" class="hp-button quiet" data-testid="add-another" (click)="another()">
            {{ say('staff.another') }}
          </button>
        </p>
      } @else {
        <form class="hp-card hp-page" novalidate (submit)="add($event)">
          @if (submission.refusal(); as refusal) {
            <hp-notice kind="failed" data-outcome tabindex="-1" [heading]="sayRefusal(refusal)" />
          }
          <hp-text-field
            name="display-name"
            [label]="say('staff.name')"
            [help]="say('staff.nameHelp')"
            [lengthMax]="nameLengthMax"
            [error]="sayFault(displayName.shownFault())"
            [(value)]="displayName.text"
            (left)="displayName.leave()"
          />
          <hp-text-field
            name="username"
            [label]="say('staff.username')"
            [help]="say('staff.usernameHelp')"
            [error]="sayFault(username.shownFault())"
            [(value)]="username.text"
            (left)="username.leave()"
          />
          <hp-roles-field
            [label]="say('staff.roles')"
            [choices]="choices()"
            [error]="sayFault(roles.shownFault())"
            [(value)]="roles.text"
          />
          <p>
            <button
              type="submit"
              class="hp-button"
              data-testid="add"
              [attr.aria-disabled]="submission.isBusy()"
            >
              {{ say(submission.isBusy() ? 'staff.busy' : 'staff.add') }}
            </button>
          </p>
        </form>
      }
    </div>
  `,
})
export class AddStaffPage {
  private readonly client = inject(StaffClient);
  private readonly words = inject(Words);
  private readonly focus = inject(FaultFocus);

  protected readonly say = this.words.say;
  protected readonly sayFault = this.words.sayFault;
  protected readonly sayRefusal = this.words.sayRefusal;
  protected readonly nameLengthMax = NAME_LENGTH_MAX;
  protected readonly choices = computed(() => roleChoices(this.words));
  protected readonly displayName = new FormField(readLine);
  protected readonly username = new FormField<Username>(parseUsername);
  protected readonly roles = new FormField(readRoles);
  private readonly typed = new TypedForm({
    ...{ name: this.displayName.text, username: this.username.text, roles: this.roles.text },
  });
  protected readonly submission = new Submission();
  protected readonly added = signal<StaffAnswer | null>(null);

  protected readonly name = computed(() => this.added()?.staff?.displayName ?? this.displayName.text());

  constructor() {
    this.typed.keep();
    keepForm(this.typed);
  }

  protected async add(event: Event): Promise<void> {
    event.preventDefault();
    const areFilled = areGood(this.displayName, this.username, this.roles);
    const [displayName, username] = [this.displayName.value(), this.username.value()];
    if (areFilled && displayName !== null && username !== null) {
      const roles = rolesBody(this.roles.good());
      const answer = await this.submission.send(() =>
        this.client.add({ username: username.name, displayName, ...roles }),
      );
      if (answer?.ok === true) {
        this.typed.keep();
        this.added.set(answer.value);
      } else if (answer?.refusal.code === 'STAFF.USERNAME_TAKEN')
        this.username.refuse(refusalFault(answer.refusal));
      else this.submission.refusal.set(answer?.refusal ?? null);
    }
    this.focus.move();
  }

  protected another(): void {
    for (const field of [this.displayName, this.username, this.roles]) field.clear();
    this.typed.keep();
    this.submission.reset();
    this.added.set(null);
  }
}
