// Claims of a citizen: made about what is theirs, with pictures, read, replied in; and the note of a bar that leads there.
import type { BanView, ClaimLine, ClaimView } from '@haopai/contracts';
import type { PageUnderTest } from '@haopai/web-app/testing';
import { citizensPage } from '../testing/citizens-page';
import { claimsRoutes } from './claims.routes';

const DAY_MS = 86_400_000;

const aLine = (change: Partial<ClaimLine> = {}): ClaimLine => ({
  ...{ id: 5, about: 'lot', ref: '70', name: '浙G8888A', state: 'open' },
  ...{ dueAtMs: Date.now() + 9 * DAY_MS, createdAtMs: Date.now(), changedAtMs: Date.now() },
  ...change,
});
const aClaim = (change: Partial<ClaimView> = {}): ClaimView => ({
  ...aLine(),
  messages: [
    {
      ...{ id: 1, kind: 'claim', text: '价格不对\n请核实', atMs: 0 },
      files: [{ id: 9, type: 'image/png', byteCount: 10 }],
    },
  ],
  ...change,
});
const aBan: BanView = {
  ...{ id: 3, plate: '浙G8888A', auctionId: 7, lotId: 70, startsAtMs: 0, endsAtMs: Date.now() + 90 * DAY_MS },
};
const aPicture = (name = '截图.png') => new File([new Uint8Array(4)], name, { type: 'image/png' });

describe('claims', () => {
  let page: PageUnderTest;

  beforeEach(async () => {
    page = await citizensPage([{ path: 'account/claims', children: claimsRoutes }]);
  });
  afterEach(() => page.close());

  const choose = async (files: readonly File[]): Promise<void> => {
    const field = page.part<HTMLInputElement>('claim-file');
    Object.defineProperty(field, 'files', { value: files, configurable: true });
    Object.defineProperty(field, 'value', { value: '', writable: true, configurable: true });
    field.dispatchEvent(new Event('change'));
    await page.settle();
  };

  it('are listed with their state and until when whose turn it is', async () => {
    await page.open('/account/claims');
    await page.answer('/me/bans', [aBan]);
    const items = [
      aLine(),
      aLine({ id: 6, state: 'asked' }),
      aLine({ id: 7, dueAtMs: 1 }),
      aLine({ id: 8, state: 'closed' }),
    ];
    await page.answer('/me/claims?page=1&size=10', { items, total: 4, page: 1, size: 10 });
    expect(page.text('claim-5')).toContain('浙G·8888A');
    expect(page.text('claim-5')).toContain('前答复');
    expect(page.text('claim-6')).toContain('前回复');
    expect(page.text('claim-7')).toContain('已超过');
    expect(page.text('claim-8')).not.toContain('前答复');
    expect(page.text('ban-note')).toContain('浙G·8888A');
    expect(page.part('claim-ban').getAttribute('href')).toBe('/account/claims/new?about=ban&ref=3');
  });

  it('say what appears here while there is none, and nothing of a bar to whoever has none', async () => {
    await page.open('/account/claims');
    await page.answer('/me/bans', []);
    await page.answer('/me/claims?page=1&size=10', { items: [], total: 0, page: 1, size: 10 });
    expect(page.has('[data-testid="claims-empty"]')).toBe(true);
    expect(page.has('[data-testid="ban-note"]')).toBe(false);
  });

  it('are made about a bar with one press from its note, and their pictures follow', async () => {
    await page.open('/account/claims/new?about=ban&ref=3');
    await page.answer('/me/bans', [aBan]);
    expect(page.part<HTMLSelectElement>('claim-ref').value).toBe('3');
    await page.submit();
    expect(page.text()).toContain('请写明事情经过和要求');
    await page.type('claim-text', '医院证明见图');
    await choose([aPicture()]);
    await choose([aPicture('二.png')]);
    await page.press('remove-file-0');
    await page.submit();
    const sent = page.asked('/me/claims');
    expect(sent.request.body).toEqual({ about: 'ban', ref: '3', text: '医院证明见图' });
    expect(sent.request.headers.get('Idempotency-Key')).toMatch(/^[0-9a-f-]{36}$/);
    sent.flush(aClaim());
    await page.settle();
    const file = page.asked('/me/claims/5/files');
    expect((file.request.body as File).name).toBe('二.png');
    file.flush(
      { code: 'CLAIM.FILE_REFUSED', data: { reason: 'damaged', max: 0 }, requestId: '' },
      { status: 422, statusText: '' },
    );
    await page.settle();
    await page.answer('/me/claims/5', aClaim());
    expect(page.address).toBe('/account/claims/5?made=yes&left=1');
    expect(page.text('claim-made')).toContain('有 1 张图片没有添加');
  });

  it('about something else need no name, and a refusal keeps what was written', async () => {
    await page.open('/account/claims/new');
    await page.choose('claim-about', 'other');
    await page.type('claim-text', '办事窗口没有人');
    await page.submit();
    const sent = page.asked('/me/claims');
    expect(sent.request.body).toEqual({ about: 'other', text: '办事窗口没有人' });
    sent.flush(
      { code: 'CLAIM.TOO_MANY_OPEN', data: { max: 5 }, requestId: '' },
      { status: 409, statusText: '' },
    );
    await page.settle();
    expect(page.text('claim-refused')).toContain('有 5 件还没有答复');
    expect(page.part<HTMLTextAreaElement>('claim-text').value).toBe('办事窗口没有人');
  });

  it('are read as they were written, and replied to when the office asks', async () => {
    await page.open('/account/claims/5');
    const question = { id: 2, kind: 'question', text: '请补充截图', atMs: 1, files: [] } as const;
    const asked = aClaim({ state: 'asked', messages: [...aClaim().messages, question] });
    await page.answer('/me/claims/5', asked);
    expect(page.part('message-claim').textContent).toContain('价格不对\n请核实');
    expect(page.one('img').getAttribute('src')).toBe('/api/v1/me/claims/5/files/9');
    expect(page.text('message-question')).toContain('我们的询问');
    await page.type('claim-reply', '见图');
    await page.submit();
    const sent = page.asked('/me/claims/5/replies');
    expect(sent.request.body).toEqual({ text: '见图' });
    sent.flush(aClaim({ state: 'open' }));
    await page.settle();
    expect(page.has('[data-testid="reply-sent"]')).toBe(true);
    expect(page.has('[data-testid="claim-reply"]')).toBe(false);
    await choose([aPicture()]);
    await page.refuse('/me/claims/5/files', 'CLAIM.FILE_REFUSED', { reason: 'notAPicture', max: 0 }, 422);
    expect(page.text('file-refused')).toContain('JPG');
  });

  it('that are closed take neither a reply nor a picture', async () => {
    await page.open('/account/claims/5');
    await page.answer('/me/claims/5', aClaim({ state: 'closed' }));
    expect(page.has('[data-testid="claim-reply"]')).toBe(false);
    expect(page.has('[data-testid="claim-file"]')).toBe(false);
  });
});
