// One administrator with two accounts: adds a second one, asks as it for what takes two, and approves it as themself.
import type {
  AdminAuctionDetail,
  ApprovalView,
  Page,
  StaffAnswer,
  StaffLogInStep,
  StaffView,
} from '@haopai/contracts';
import { codeOf } from '../../office';
import type { Attack, Look } from '../attack';
import { aPassword, aUsername } from '../cast/identities';
import { Person } from '../cast/person';
import { jsonOf } from '../http/ask';
import type { Scene } from '../scene';

const DAY_MS = 86_400_000;
/** Why two accounts are not two persons. */
const ONE_PERSON: readonly string[] = ['STAFF.PAIR_REFUSED', 'STAFF.OTHER_TOO_NEW', 'STAFF.TOO_NEW'];

export const strawAsker: Attack = {
  id: 'straw-asker',
  tries:
    'an administrator alone adds another, raises somebody, and decides what an account of their making asks for',
  async run(scene, look) {
    const maker = await scene.staff('administrator');
    const second = await addSecond(scene, maker, look);
    if (second !== null) await decideForStraw(second, maker, look);
    if (!scene.isOpen) {
      look.leaveOut('a draft of one’s own clerk: it would leave an account behind');
      return;
    }
    await publishForClerk(scene, maker, look);
  },
};

/** Null where nobody was added, as it should be. */
async function addSecond(scene: Scene, maker: Person, look: Look): Promise<Person | null> {
  const username = aUsername();
  const order = { username, displayName: username, role: 'administrator' };
  const answer = await maker.post('/admin/staff', order);
  const added = jsonOf(answer.text) as Partial<StaffAnswer> | null;
  const isAlone = typeof added?.password === 'string';
  look.holds(!isAlone, 'one administrator alone adds another');
  if (isAlone) return comeIn(scene, username, added.password ?? '');
  const asked = await openApproval(maker, 'staff', `newStaff:${username}`);
  look.holds(asked !== undefined, `another administrator is neither added nor asked for: ${answer.status}`);
  if (asked === undefined) return null;
  const own = await maker.post(`/admin/approvals/${asked.id}/approve`, {});
  look.holds(own.status >= 400, `whoever asks for another administrator approves it: ${own.status}`);
  await maker.post(`/admin/approvals/${asked.id}/take-back`, { reason: 'attack' });
  return null;
}

async function decideForStraw(straw: Person, maker: Person, look: Look): Promise<void> {
  const roles = await maker.must<readonly { role: string; version: number }[]>(maker.get('/admin/roles'));
  const version = roles.find(({ role }) => role === 'clerk')?.version ?? 0;
  const change = { version, permissions: ['orders.refund'], reason: 'attack' };
  await straw.send('PUT', '/admin/roles/clerk', change);
  const asked = await openApproval(maker, 'roles', 'role:clerk');
  if (asked === undefined) return;
  const decided = await maker.post(`/admin/approvals/${asked.id}/approve`, {});
  look.holds(
    ONE_PERSON.includes(decided.code),
    `a change of a role that one’s own second account asks for is answered ${decided.status}`,
  );
}

/** A clerk takes one administrator; what they draft takes another person than whoever has made them. */
async function publishForClerk(scene: Scene, maker: Person, look: Look): Promise<void> {
  const username = aUsername();
  const order = { username, displayName: username, role: 'clerk' };
  const { staff, password } = await maker.must<StaffAnswer>(maker.post('/admin/staff', order));
  if (staff === null || password === null) return;
  const clerk = await comeIn(scene, username, password);
  if (clerk === null) return;
  const draft = {
    ...{ title: username, startsAtMs: Date.now() + 9 * DAY_MS, depositFen: 500_000, sharesMax: 3 },
    ...{ paymentDays: 5, firstBidMs: 300_000, countdownMs: 60_000, ladderFen: [100_000] },
    ...{ staggerMs: 0, pickUpText: '' },
  };
  const { id, version } = await clerk.must<AdminAuctionDetail>(clerk.post('/admin/auctions', draft));
  const published = await maker.post(`/admin/auctions/${id}/publish`, { version });
  look.holds(
    ONE_PERSON.includes(published.code),
    `a draft of a clerk that one has just made is refused to oneself by ${published.code} alone`,
  );
  await clerk.post(`/admin/auctions/${id}/discard`, { version });
  const raised = await change(maker, staff.id, { role: 'administrator' });
  const member = jsonOf(raised.text) as Partial<StaffView> | null;
  look.holds(member?.role !== 'administrator', 'one administrator alone raises a clerk to another');
  const asked = await openApproval(maker, 'staff', `staff:${staff.id}`);
  if (asked !== undefined) {
    const own = await maker.post(`/admin/approvals/${asked.id}/approve`, {});
    look.holds(own.status >= 400, `whoever asks for a clerk to be raised approves it: ${own.status}`);
    await maker.post(`/admin/approvals/${asked.id}/take-back`, { reason: 'attack' });
  }
  await change(maker, staff.id, { isLocked: true });
}

async function change(maker: Person, staffId: number, what: object) {
  const all = await maker.must<readonly StaffView[]>(maker.get('/admin/staff'));
  const version = all.find(({ id }) => id === staffId)?.version ?? 1;
  return maker.send('PATCH', `/admin/staff/${staffId}`, { version, reason: 'attack', ...what });
}

async function openApproval(
  person: Person,
  kind: string,
  subject: string,
): Promise<ApprovalView | undefined> {
  const page = await person.must<Page<ApprovalView>>(person.get('/admin/approvals?size=100'));
  return page.items.find((one) => one.kind === kind && one.subject === subject);
}

/** With the password that was shown and a phone of the attacker's. Null where that does not go all the way in. */
async function comeIn(scene: Scene, username: string, password: string): Promise<Person | null> {
  const person = new Person(scene.baseUrl, username, scene.address());
  const step = async (path: string, body: object): Promise<StaffLogInStep | null> =>
    jsonOf((await person.post(`/admin/auth/${path}`, body)).text) as StaffLogInStep | null;
  const bind = await step('login', { username, password });
  if (bind?.step !== 'bindTotp') return null;
  await step('totp', { code: codeOf(bind.secret) });
  return (await step('password', { password: aPassword() }))?.step === 'in' ? person : null;
}
