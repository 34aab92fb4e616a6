// Who one is: each state says what it means and what to do, names and numbers are corrected, a region is taken, and a refused deposit leads here.
import type { OwnIdentityView } from '@haopai/contracts';
import type { PageUnderTest } from '@haopai/web-app/testing';
import { withWords } from '../i18n/with-words';
import { citizensPage } from '../testing/citizens-page';
import { IDENTITY_WORDS } from './words-loader';

const ADDRESS = '/account/identity';
const RIGHT = '330702199003070011';

const anIdentity = (change: Partial<OwnIdentityView> = {}): OwnIdentityView => ({
  ...{ state: 'notAsked', by: null, reason: null, askedAtMs: null, nextTryAtMs: null },
  ...{ kind: 'person', name: '王小明', maskedDocument: '330702********0015', maskedMobile: '138****0000' },
  representativeName: null,
  region: { chosen: '330702', ofDocument: ['330702'], isProven: true },
  openClaims: { document: null, region: null },
  ...change,
});

describe('who one is', () => {
  let page: PageUnderTest;

  beforeEach(async () => {
    page = await citizensPage([
      {
        path: 'account/identity',
        canActivate: [withWords(IDENTITY_WORDS)],
        loadComponent: () => import('./identity-page').then((m) => m.IdentityPage),
      },
      { path: '**', children: [] },
    ]);
  });
  afterEach(() => page.close());

  const shows = async (change: Partial<OwnIdentityView>): Promise<void> => {
    await page.open(ADDRESS);
    await page.answer('/me/identity', anIdentity(change));
  };

  it('is asked with one press, and says what came of it', async () => {
    await shows({});
    expect(page.text('identity-state')).toContain('还没有核验');
    await page.press('check-identity');
    await page.answer('/me/identity/check', anIdentity({ state: 'verified', by: 'provider' }));
    expect(page.text('identity-state')).toContain('姓名、证件号和手机号一致');
    expect(page.has('[data-testid=check-identity]')).toBe(false);
    expect(page.has('[data-testid=correct-identity]')).toBe(false);
  });

  it('says for how long it is waited, and when it is asked again', async () => {
    const askedAtMs = Date.now() - 180_000;
    await shows({ state: 'waiting', askedAtMs, nextTryAtMs: Date.now() + 60_000 });
    expect(page.text('identity-state')).toMatch(/已等 [34] 分钟/);
  });

  it.each([
    ['differs', '不是同一个人的'],
    ['noRecord', '查不到这个姓名和号码'],
    ['notCovered', '不能在线核验'],
    ['claimed', '另一个账户在用这个证件'],
    ['lost', '是另一位用户的'],
    ['noDocument', '没有证件号'],
  ] as const)('says what to do where it is refused: %s', async (reason, words) => {
    await shows({ state: 'refused', by: 'provider', reason });
    expect(page.text('identity-state')).toContain(words);
    expect(page.part('claim-document').getAttribute('href')).toBe('/account/claims/new?about=document');
  });

  it('leads to the claim that is made already', async () => {
    await shows({ state: 'refused', reason: 'claimed', openClaims: { document: 7, region: null } });
    expect(page.part('document-claim').getAttribute('href')).toBe('/account/claims/7');
  });

  it('is corrected, and asked anew at once', async () => {
    await shows({ state: 'refused', reason: 'differs' });
    await page.press('correct-identity');
    await page.type('id-name', '王晓明');
    await page.type('id-number', RIGHT);
    await page.submit();
    await page.answer('/me/identity', anIdentity({ name: '王晓明' }));
    await page.answer(
      '/me/identity/check',
      anIdentity({ state: 'verified', by: 'provider', name: '王晓明' }),
    );
    expect(page.text('identity-state')).toContain('已核验');
    expect(page.has('[data-testid=id-name]')).toBe(false);
  });

  it('says beside the number that another account has it, and saves it as a claim where that is pressed', async () => {
    await shows({ state: 'refused', reason: 'differs' });
    await page.press('correct-identity');
    await page.type('id-name', '王晓明');
    await page.type('id-number', RIGHT);
    await page.submit();
    await page.refuse('/me/identity', 'ACCOUNT.DOCUMENT_TAKEN', {}, 409);
    expect(page.text('claim-identity')).toContain('这是我的证件');
    await page.press('claim-identity');
    await page.answer('/me/identity', anIdentity({ state: 'refused', reason: 'claimed' }));
    expect(page.text('identity-state')).toContain('另一个账户在用这个证件');
  });

  it('says where the region differs, takes the document’s, or leads to its proof', async () => {
    const region = { chosen: '330702', ofDocument: ['330703'], isProven: false };
    await shows({ state: 'verified', by: 'provider', region });
    expect(page.text('identity-region')).toMatch(/婺城区.*金东区/);
    expect(page.part('claim-region').getAttribute('href')).toBe(
      '/account/claims/new?about=region&ref=330702',
    );
    await page.press('take-region-330703');
    const taken = { chosen: '330703', ofDocument: ['330703'], isProven: true };
    await page.answer(
      '/me/identity/region',
      anIdentity({ state: 'verified', by: 'provider', region: taken }),
    );
    expect(page.text('identity-region')).toContain('已改为金东区');
  });
});
