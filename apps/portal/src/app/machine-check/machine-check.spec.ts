// That no machine asks is shown by work that nobody sees; a picture takes its place by choice, and where the browser cannot do it.
import { provideHttpClient } from '@angular/common/http';
import { HttpTestingController, provideHttpClientTesting } from '@angular/common/http/testing';
import { TestBed } from '@angular/core/testing';
import type { ProofChallenge } from '@haopai/contracts';
import { Captcha } from './captcha';
import { MachineCheck } from './machine-check';
import { PROVER } from './prover';

const PROOFS = '/api/v1/auth/proofs';
const CAPTCHA = '/api/v1/auth/captcha';
const MINUTE_MS = 60_000;
const PICTURE = { isOn: true, captchaId: 'first', png: 'AAAA', expiresAtMs: 0 };
const turn = () => new Promise((resolve) => setTimeout(resolve));

describe('MachineCheck', () => {
  let check: MachineCheck;
  let http: HttpTestingController;
  let solved: ProofChallenge[];
  let canSolve: boolean;

  beforeEach(() => {
    solved = [];
    canSolve = true;
    const prove = (challenge: ProofChallenge): Promise<string> => {
      solved.push(challenge);
      return canSolve ? Promise.resolve(`work ${solved.length}`) : Promise.reject(new Error('no worker'));
    };
    TestBed.configureTestingModule({
      providers: [
        provideHttpClient(),
        provideHttpClientTesting(),
        Captcha,
        MachineCheck,
        { provide: PROVER, useValue: prove },
      ],
    });
    http = TestBed.inject(HttpTestingController);
    check = TestBed.inject(MachineCheck);
  });
  afterEach(() => {
    http.verify();
    TestBed.resetTestingModule();
  });

  const challenge = (lifeMs = 5 * MINUTE_MS) => ({
    isOn: true,
    challenge: { parameters: { nonce: 'n' }, signature: 's' },
    expiresAtMs: Date.now() + lifeMs,
  });
  const give = (view: object): void => http.expectOne(PROOFS).flush(view);

  it('does the work while one still types, once', async () => {
    check.begin('password');
    give(challenge());
    await turn();
    expect(await check.answer('password')).toEqual({ proof: 'work 1' });
    expect(await check.answer('password')).toEqual({ proof: 'work 1' });
    expect(solved).toHaveLength(1);
  });

  it('says that it is waited for only while somebody waits', async () => {
    check.begin('password');
    expect(check.isWaitedFor()).toBe(false);
    const answering = check.answer('password');
    expect(check.isWaitedFor()).toBe(true);
    give(challenge());
    await answering;
    expect(check.isWaitedFor()).toBe(false);
  });

  it('does it anew for something else, once it is used, and when it has grown old', async () => {
    check.begin('password');
    give(challenge());
    await turn();
    const toLogIn = check.answer('login');
    give(challenge(10_000));
    expect(await toLogIn).toEqual({ proof: 'work 2' });
    const fresh = check.answer('login');
    give(challenge());
    expect(await fresh).toEqual({ proof: 'work 3' });
    await check.used();
    const next = check.answer('login');
    give(challenge());
    expect(await next).toEqual({ proof: 'work 4' });
  });

  it('shows nothing where the site asks for nothing', async () => {
    const answering = check.answer('password');
    give({ isOn: false });
    expect(await answering).toEqual({});
    expect(check.isAsked()).toBe(false);
  });

  it('lets what is asked say why nothing answers', async () => {
    const answering = check.answer('register');
    http.expectOne(PROOFS).error(new ProgressEvent('error'));
    expect(await answering).toEqual({});
    const again = check.answer('register');
    give(challenge());
    expect(await again).toEqual({ proof: 'work 1' });
  });

  it('takes the picture where the browser cannot do the work, and says so', async () => {
    canSolve = false;
    const answering = check.answer('register');
    give(challenge());
    expect(await answering).toBeNull();
    http.expectOne(CAPTCHA).flush(PICTURE);
    expect([check.isByPicture(), check.hasFailed()]).toEqual([true, true]);
    check.captcha.text.text.set('AB3D');
    expect(await check.answer('register')).toEqual({ captchaId: 'first', captchaText: 'AB3D' });
  });

  it('takes the picture for a log-in, and nothing for a text, where an instance of the release before answers', async () => {
    const gone = { code: 'REQUEST.NOT_FOUND', data: {}, requestId: '' };
    const toRegister = check.answer('register');
    http.expectOne(PROOFS).flush(gone, { status: 404, statusText: '' });
    expect(await toRegister).toEqual({});
    const byPassword = check.answer('password');
    http.expectOne(PROOFS).flush(gone, { status: 404, statusText: '' });
    expect(await byPassword).toBeNull();
    http.expectOne(CAPTCHA).flush(PICTURE);
  });

  it('takes a picture by choice, a new one after each use, and the work again', async () => {
    check.takePicture();
    http.expectOne(CAPTCHA).flush(PICTURE);
    expect(await check.answer('login')).toBeNull();
    expect(check.captcha.text.shownFault()?.key).toBe('rule.TEXT.EMPTY');
    const renewed = check.used();
    http.expectOne(CAPTCHA).flush({ ...PICTURE, captchaId: 'second' });
    await renewed;
    check.captcha.text.text.set('AB3D');
    expect(await check.answer('login')).toEqual({ captchaId: 'second', captchaText: 'AB3D' });
    expect(check.learnFrom({ code: 'CAPTCHA.WRONG', data: {} })).toBe(true);
    expect(check.captcha.text.shownFault()?.key).toBe('refusal.CAPTCHA.WRONG');
    check.takeProof('login');
    give(challenge());
    expect(await check.answer('login')).toEqual({ proof: 'work 1' });
    expect(check.learnFrom({ code: 'CAPTCHA.NEEDED', data: {} })).toBe(false);
  });

  it('says beside the picture that no more of them count just now', async () => {
    check.takePicture();
    http.expectOne(CAPTCHA).flush(PICTURE);
    expect(check.learnFrom({ code: 'CAPTCHA.TOO_MANY', data: { retryAfterMs: 1_000 } })).toBe(true);
    expect(check.captcha.text.shownFault()?.key).toBe('refusal.CAPTCHA.TOO_MANY');
  });
});
