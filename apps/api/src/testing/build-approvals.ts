// Builders of approvals: the steps of a kind as two administrators would have set them, and a colleague's decision.
import type {
  ApprovalKind,
  ApprovalStep,
  ApprovalView,
  Page,
  StaffAdded,
  StaffView,
} from '@haopai/contracts';
import type { HttpAnswer, HttpClient } from './http-client';
import type { RunningApp } from './running-app';

/** From now on; without any those that are shipped count again. */
export async function letStepsBe(
  { pool }: RunningApp,
  kind: ApprovalKind,
  steps: readonly ApprovalStep[] = [],
): Promise<void> {
  await pool.query('DELETE FROM approval_steps WHERE kind = ?', [kind]);
  for (const [place, { upToFen, permission, people }] of steps.entries())
    await pool.query(
      `INSERT INTO approval_steps (kind, version, step_no, up_to_fen, permission, people) VALUES (?, 1, ?, ?, ?, ?)`,
      [kind, place + 1, upToFen, permission, people],
    );
}

/** The one that waits, as `client` sees it. */
export async function openApproval(
  client: HttpClient,
  kind: ApprovalKind,
  subject: string,
): Promise<ApprovalView> {
  const { body } = await client.get('/api/v1/admin/approvals?size=100');
  const found = (body as Page<ApprovalView>).items.find(
    (approval) => approval.kind === kind && approval.subject === subject,
  );
  if (found === undefined) throw new Error(`no ${kind} of ${subject} waits`);
  return found;
}

export async function decide(
  client: HttpClient,
  { id }: Pick<ApprovalView, 'id'>,
  way: 'approve' | 'decline' | 'take-back' = 'approve',
): Promise<HttpAnswer> {
  return client.post(`/api/v1/admin/approvals/${id}/${way}`, way === 'approve' ? {} : { reason: '已核对' });
}

/** Of an account: what an administrator has asked for is approved by another one, who is shown the password where there is one. */
export async function approveStaff(client: HttpClient, username: string): Promise<StaffAdded> {
  const find = async (): Promise<StaffView | undefined> =>
    ((await client.get('/api/v1/admin/staff')).body as readonly StaffView[]).find(
      (one) => one.username === username,
    );
  const before = await find();
  const subject = before === undefined ? `newStaff:${username.toLowerCase()}` : `staff:${before.id}`;
  const { body } = await decide(client, await openApproval(client, 'staff', subject));
  const staff = await find();
  if (staff === undefined) throw new Error(`${username} is not there: ${JSON.stringify(body)}`);
  return { staff, password: (body as ApprovalView).password ?? '' };
}
