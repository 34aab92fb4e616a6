// Lock-outs: a stranger who knows a name can fail as often as they like, and its owner still gets in from where they always do.
import type { Attack } from '../attack';
import { aPassword } from '../cast/identities';
import { logIn } from '../cast/log-in';
import { showWork } from '../cast/no-machine';

/** The fifth locks. */
const FAILURES = 8;

export const lockOuts: Attack = {
  id: 'lock-outs',
  tries:
    'failing at another’s log-in until it is locked; then its owner, in the browser that they always use',
  async run(scene, look) {
    const owner = await scene.newCitizen();
    const { username, password } = owner.account;
    const stranger = scene.stranger();
    const codes: string[] = [];
    for (let failure = 0; failure < FAILURES; failure++) {
      const pass = await showWork(stranger, 'password');
      const { status, code } = await stranger.post('/auth/login', {
        username,
        password: aPassword(),
        ...pass,
      });
      look.holds(status >= 400 && status < 500, `a wrong log-in is answered ${status}`);
      codes.push(code);
    }
    look.holds(
      codes.includes('LOGIN.LOCKED'),
      `${FAILURES} wrong log-ins in a row lock nothing: ${codes.join(', ')}`,
    );
    const locked = await logIn(stranger, username, password);
    look.holds(locked.status >= 400, 'while it is locked a stranger gets in with the right password');
    await owner.post('/auth/logout', {});
    const back = await logIn(owner, username, password);
    look.holds(back.status === 200, `the owner is locked out by a stranger: ${back.status} ${back.code}`);
  },
};
