// Sessions: none is accepted that the site did not give, each log-in has a new one, and one that is over stays over, whoever kept its cookie.
import type { Attack, Look } from '../attack';
import { aPassword } from '../cast/identities';
import { logIn } from '../cast/log-in';
import type { Citizen } from '../cast/register';
import type { Scene } from '../scene';

const COOKIE = 'haopai.sid';

export const sessions: Attack = {
  id: 'sessions',
  tries:
    'given, changed and guessed cookies, cookies kept over log-out, over an end from elsewhere and over a new password, their flags, caches',
  async run(scene, look) {
    const citizen = await scene.newCitizen();
    await tryFixation(scene, look, citizen);
    await tryForged(scene, look, citizen);
    await tryFlags(scene, look, citizen);
    await tryCaches(look, citizen);
    await tryFoundOpen(look, citizen);
    await tryAfterwards(scene, look, citizen);
  },
};

async function tryFixation(scene: Scene, look: Look, citizen: Citizen): Promise<void> {
  const { username, password } = citizen.account;
  const browser = scene.stranger();
  const planted = 's%3Aplanted-by-a-stranger.c2lnbmVkIGJ5IG5vYm9keQ';
  browser.keep(COOKIE, planted);
  await browser.must(logIn(browser, username, password));
  look.holds(browser.cookie(COOKIE) !== planted, 'a log-in goes on with a cookie that somebody planted');
  // A session that the site gave, of the one who plants it.
  const thief = await scene.thief();
  const before = thief.cookie(COOKIE) ?? '';
  const lured = scene.stranger();
  lured.keep(COOKIE, before);
  await lured.must(logIn(lured, username, password));
  look.holds(lured.cookie(COOKIE) !== before, 'a log-in goes on with another’s session');
  const kept = thief.twin();
  kept.keep(COOKIE, before);
  look.holds(
    !(await kept.get('/me')).text.includes(username),
    'whoever planted a session is in somebody’s account',
  );
  await lured.post('/auth/logout', {});
  // The lured browser's log-in has ended the planted session: the thief comes in anew.
  if ((await thief.get('/me')).status !== 200)
    await logIn(thief, thief.account.username, thief.account.password);
}

async function tryForged(scene: Scene, look: Look, citizen: Citizen): Promise<void> {
  const own = citizen.cookie(COOKIE) ?? '';
  const unsigned = decodeURIComponent(own).split('.')[0] ?? '';
  const forged = [
    ...[
      `${own.slice(0, -1)}x`,
      own.slice(0, -8),
      encodeURIComponent(unsigned),
      encodeURIComponent(unsigned.slice(2)),
    ],
    ...[
      encodeURIComponent(`${unsigned}.`),
      's%3A.',
      'j%3A%7B%22citizenId%22%3A1%7D',
      '__proto__',
      '',
      'x'.repeat(4_000),
    ],
  ];
  for (const value of forged.filter((one) => one !== own)) {
    const stranger = scene.stranger();
    stranger.keep(COOKIE, value);
    const { status } = await stranger.get('/me');
    look.holds(
      status === 401 || status === 431,
      `the forged cookie ${value.slice(0, 24)} is answered ${status}`,
    );
  }
}

async function tryFlags(scene: Scene, look: Look, { account }: Citizen): Promise<void> {
  const browser = scene.stranger();
  const { cookies } = await logIn(browser, account.username, account.password);
  look.holds(cookies.length > 0, 'a log-in gives no cookie');
  const isTls = scene.baseUrl.startsWith('https:');
  for (const line of cookies) {
    const [name] = line.split('=', 1);
    look.holds(/;\s*HttpOnly/i.test(line), `${name} can be read by scripts`);
    look.holds(/;\s*SameSite=(Lax|Strict)/i.test(line), `${name} goes along from other sites`);
    look.holds(!/;\s*Domain=/i.test(line), `${name} goes to other hosts`);
    look.holds(!isTls || /;\s*Secure/i.test(line), `${name} goes over plain lines`);
    look.holds(!isTls || /^__(Host|Secure)-/.test(line), `${name} can be set by hosts beside this one`);
  }
  await browser.post('/auth/logout', {});
}

async function tryCaches(look: Look, citizen: Citizen): Promise<void> {
  const own = [
    '',
    '/profile',
    '/orders',
    '/enrolments',
    '/sessions',
    '/claims',
    '/saved-searches',
    '/notices',
    '/export',
    '/bans',
    '/agreement',
  ];
  for (const path of own) {
    const { headers } = await citizen.get(`/me${path}`);
    look.holds(String(headers['cache-control']).includes('no-store'), `/me${path} may be kept by caches`);
  }
}

/** What somebody finds who sits down at a browser in which somebody else is logged in. */
async function tryFoundOpen(look: Look, citizen: Citizen): Promise<void> {
  const { body, code } = await changeOfMobile(citizen);
  look.holds(code === 'CONFIRMATION.NEEDED', `another mobile is taken without password or code: ${body}`);
  const guessed = await citizen.post('/me/confirmation', { code: '000000' });
  look.holds(guessed.status >= 400, 'a session confirms itself by a code that was never sent');
}

async function changeOfMobile(citizen: Citizen): Promise<{ readonly body: string; readonly code: string }> {
  const answer = await citizen.send('PUT', '/me/mobile', { mobile: '13912345678', code: '000000' });
  return { body: answer.text, code: answer.code };
}

async function tryAfterwards(scene: Scene, look: Look, citizen: Citizen): Promise<void> {
  const { username, password } = citizen.account;
  const [first, second] = [scene.stranger(), scene.stranger()];
  for (const browser of [first, second]) await browser.must(logIn(browser, username, password));
  const copy = first.twin();
  await first.post('/auth/logout', {});
  look.holds((await copy.get('/me')).status === 401, 'a cookie is good after the log-out');
  const ended = second.twin();
  await citizen.must(citizen.send('DELETE', '/me/sessions', {}));
  look.holds(
    (await ended.get('/me')).status === 401,
    'a cookie is good after its session was ended elsewhere',
  );
  await second.must(logIn(second, username, password));
  const newPassword = aPassword();
  const old = second.twin();
  await citizen.must(citizen.send('PUT', '/me/password', { currentPassword: password, newPassword }));
  look.holds((await old.get('/me')).status === 401, 'another session is good after the password changed');
  const again = await logIn(scene.stranger(), username, password);
  look.holds(again.status >= 400, 'the old password is good after it changed');
}
