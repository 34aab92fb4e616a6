// The site's rules over the wire.
import { inject, Injectable } from '@angular/core';
import type {
  ApprovalKind,
  ApprovalStepsView,
  ChangeSettingBody,
  ChangeStepsBody,
  RetentionView,
  SettingChange,
  SettingName,
  SettingView,
  TriedView,
} from '@haopai/contracts';
import type { Outcome, ReadRequest } from '@haopai/web-data';
import { AdminApi } from '../http/admin-api';

@Injectable({ providedIn: 'root' })
export class SettingsClient {
  private readonly api = inject(AdminApi);

  all(): Promise<Outcome<readonly SettingView[]>> {
    return this.api.get('/settings');
  }

  history(name: SettingName): Promise<Outcome<readonly SettingChange[]>> {
    return this.api.get(`/settings/${name}/history`);
  }

  retention(): Promise<Outcome<RetentionView>> {
    return this.api.get('/retention');
  }

  steps(): ReadRequest<readonly ApprovalStepsView[]> {
    return this.api.at('/approval-steps');
  }

  /** Asked for: the answer shows those that still count. */
  changeSteps(kind: ApprovalKind, body: ChangeStepsBody): Promise<Outcome<readonly ApprovalStepsView[]>> {
    return this.api.put(`/approval-steps/${kind}`, body);
  }

  tried(): ReadRequest<TriedView> {
    return this.api.at('/tried');
  }

  change(name: SettingName, body: ChangeSettingBody): Promise<Outcome<SettingView>> {
    return this.api.put(`/settings/${name}`, body);
  }
}
