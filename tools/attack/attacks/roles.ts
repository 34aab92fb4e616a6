// Rights: nobody and no citizen reads or does what is the staff's, and of the staff each only what is theirs.
import { setTimeout as sleep } from 'node:timers/promises';
import type { Attack, Look } from '../attack';
import type { Person } from '../cast/person';
import { jsonOf } from '../http/ask';
import { NotTriedError } from '../not-tried';

interface Described {
  readonly paths?: Readonly<Record<string, Readonly<Record<string, unknown>>>>;
}
type Operation = readonly [method: string, path: string];

/** Open to whoever comes in. */
const THE_DOOR = /^\/api\/v1\/admin\/auth(\/|$)/;
/** Where the site does not describe itself. */
const KNOWN: readonly Operation[] = [
  ['GET', '/api/v1/admin/me'],
  ['GET', '/api/v1/admin/staff'],
  ['GET', '/api/v1/admin/audit'],
  ['GET', '/api/v1/admin/citizens/1'],
  ['POST', '/api/v1/admin/citizens/search'],
  ['POST', '/api/v1/admin/orders/search'],
  ['GET', '/api/v1/admin/settlement/ledger'],
];
/** What an editor has nothing to do with: the cashier's, the clerk's and the administrator's. */
const NOT_THE_EDITORS: readonly Operation[] = [
  ['GET', '/settlement/ledger'],
  ['GET', '/settlement/refunds'],
  ['GET', '/settlement/odd-payments'],
  ['GET', '/settlement/workbook?fromMs=0&toMs=1'],
  ['POST', '/orders/search'],
  ['POST', '/orders/1/refunds'],
  ['POST', '/citizens/search'],
  ['POST', '/citizens/1/reveal'],
  ['POST', '/citizens/1/lock'],
  ['GET', '/audit'],
  ['GET', '/audit/csv'],
  ['GET', '/staff'],
  ['POST', '/staff'],
  ['GET', '/staff/1/sessions'],
  ['POST', '/staff/1/sessions/end'],
];

const BUSY = 503;
const ASKED_AGAIN_MAX = 20;
const ASK_AGAIN_AFTER_MS = 1_000;

export const roles: Attack = {
  id: 'roles',
  tries: 'all staff endpoints as nobody and as a citizen; the cashier’s and the administrator’s as an editor',
  async run(scene, look) {
    const [stranger, citizen] = [scene.stranger(), await scene.thief()];
    for (const operation of await staffOperations(stranger)) {
      for (const [who, person] of [
        ['nobody', stranger],
        ['a citizen', citizen],
      ] as const)
        await expectRefused(look, person, who, operation);
    }
    // The cookie of a citizen, called as that of the staff.
    const dressedUp = citizen.twin();
    dressedUp.keep('haopai.staff', citizen.cookie('haopai.sid') ?? '');
    for (const operation of KNOWN)
      await expectRefused(look, dressedUp, 'a citizen dressed as staff', operation);
    const editor = await scene.staff('editor').catch((error: unknown) => {
      if (!(error instanceof NotTriedError)) throw error;
      look.leaveOut(`an editor at the cashier’s: ${error.message}`);
      return null;
    });
    if (editor === null) return;
    look.holds((await editor.get('/admin/me')).status === 200, 'the editor is not in, so nothing was tried');
    for (const [method, path] of NOT_THE_EDITORS)
      await expectRefused(look, editor, 'an editor', [method, `/api/v1/admin${path}`]);
  },
};

async function expectRefused(
  look: Look,
  person: Person,
  who: string,
  [method, path]: Operation,
): Promise<void> {
  const body = method === 'GET' ? {} : { body: '{}', headers: { 'Content-Type': 'application/json' } };
  let { status } = await person.ask({ method, path, ...body });
  // A site that is busy turns strangers away before it asks who they are.
  for (let again = 0; status === BUSY && again < ASKED_AGAIN_MAX; again += 1) {
    await sleep(ASK_AGAIN_AFTER_MS);
    ({ status } = await person.ask({ method, path, ...body }));
  }
  look.holds([401, 403, 404].includes(status), `${method} ${path} as ${who} is answered ${status}`);
}

/** With 1 for every number. */
async function staffOperations(stranger: Person): Promise<readonly Operation[]> {
  const { text } = await stranger.ask({ path: '/api/docs-json' });
  const { paths = {} } = (jsonOf(text) ?? {}) as Described;
  const described = Object.entries(paths).flatMap(([path, methods]) =>
    Object.keys(methods).map((method): Operation => [method.toUpperCase(), path.replace(/\{\w+\}/g, '1')]),
  );
  const staffs = described.filter(([, path]) => path.startsWith('/api/v1/admin/') && !THE_DOOR.test(path));
  return staffs.length > 0 ? staffs : KNOWN;
}
