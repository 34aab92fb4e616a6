// All who work here: what they may do, how they stand, and when they were last here.
import { Component, inject } from '@angular/core';
import { RouterLink } from '@angular/router';
import type { StaffView } from '@haopai/contracts';
import { MomentPipe, Words } from '@haopai/web-app';
import { PagedList } from '@haopai/web-app/lists';
import { ListFrame } from '../lists/list-frame';
import { rolesText } from '../session/staff-roles';
import { StaffSession } from '../session/staff-session';
import { MemberState } from './member-state';
import { StaffClient } from './staff-client';

@Component({
  selector: 'hp-staff-page',
  imports: [ListFrame, MemberState, MomentPipe, RouterLink],
  template: `
    <div class="hp-page">
      <div class="hp-head">
        <h1>{{ say('staff.heading') }}</h1>
        <div class="hp-tools">
          <a class="hp-button quiet" routerLink="/staff/roles">{{ say('roles.heading') }}</a>
          @if (mayEdit()) {
            <a class="hp-button" routerLink="/staff/new" data-testid="add-staff">{{ say('staff.add') }}</a>
          }
        </div>
      </div>
      <hp-list-frame [list]="list" [label]="say('staff.heading')" [nothing]="say('staff.nobody')">
        <table class="hp-table">
          <thead>
            <tr>
              <th scope="col">{{ say('staff.name') }}</th>
              <th scope="col">{{ say('staff.role') }}</th>
              <th scope="col">{{ say('staff.state') }}</th>
              <th scope="col">{{ say('staff.lastLogIn') }}</th>
            </tr>
          </thead>
          <tbody>
            @for (member of list.items(); track member.id) {
              <tr [attr.data-testid]="'staff-' + member.username">
                <th scope="row">
                  <a [routerLink]="['/staff', member.id]">{{ member.displayName }}</a>
                  <span class="hp-soft username">{{ member.username }}</span>
                </th>
                <td class="number">{{ rolesText(member) }}</td>
                <td><hp-member-state [member]="member" /></td>
                <td class="time">{{ member.lastLogInAtMs | hpMoment }}</td>
              </tr>
            }
          </tbody>
        </table>
      </hp-list-frame>
    </div>
  `,
  styles: `
    .username {
      display: block;
      font-weight: 400;
    }
  `,
})
export class StaffPage {
  private readonly client = inject(StaffClient);
  private readonly session = inject(StaffSession);
  protected readonly say = inject(Words).say;
  protected readonly list = new PagedList<StaffView>();

  constructor() {
    void this.list.show(() => this.client.all());
  }

  protected rolesText(member: StaffView): string {
    return rolesText(this.say, member);
  }

  protected mayEdit(): boolean {
    return this.session.may('staff.edit');
  }
}
