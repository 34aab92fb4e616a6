// Special conditions and files of an auction before the office: written and added while it is a draft, read afterwards; each refusal in words.
import type { AdminConditionsView, StaffRole } from '@haopai/contracts';
import { MEGABYTE } from '@haopai/contracts';
import type { PageUnderTest } from '@haopai/web-app/testing';
import { anAuction } from '../testing/an-auction';
import { staffPage } from '../testing/staff-page';
import { routes } from './auctions.routes';

const AUCTION = '/admin/auctions/7';
const CONDITIONS = `${AUCTION}/conditions`;
const FILE = { attachmentId: 3, name: '竞买须知', byteCount: 3_355_444, sha256: 'ab'.repeat(32) };
const view = (change: Partial<AdminConditionsView> = {}): AdminConditionsView => ({
  ...{ auctionId: 7, version: 4, texts: { zh: '旧', en: '' }, attachments: [FILE] },
  ...{ attachmentsMax: 2, attachmentBytesMax: 10 * MEGABYTE },
  ...change,
});

describe('special conditions of an auction', () => {
  let page: PageUnderTest;

  const open = async (role: StaffRole = 'clerk', auction = anAuction(), given = view()): Promise<void> => {
    page = await staffPage([{ path: 'auctions', children: routes }], role);
    await page.open('/auctions/7/conditions');
    await page.answer(AUCTION, auction);
    await page.answer(CONDITIONS, given);
  };
  afterEach(() => page.close());

  const choose = async (name: string, size = 5): Promise<File> => {
    const field = page.part<HTMLInputElement>('attachment');
    const file = new File(['%PDF-'], name, { type: 'application/pdf' });
    Object.defineProperty(file, 'size', { value: size });
    Object.defineProperty(field, 'files', { value: [file], configurable: true });
    field.dispatchEvent(new Event('change'));
    await page.settle();
    return file;
  };

  it('are typed in each language, and saved with the version that was read', async () => {
    await open();
    await page.type('conditions-zh', '三十日内上牌');
    await page.type('conditions-en', 'Thirty days');
    await page.submit();
    const sent = page.asked(CONDITIONS);
    const texts = { zh: '三十日内上牌', en: 'Thirty days' };
    expect([sent.request.method, sent.request.body]).toEqual(['PUT', { version: 4, texts }]);
    sent.flush(view({ version: 5, texts }));
    await page.settle();
    await page.answer(AUCTION, anAuction({ version: 5 }));
    expect(page.part<HTMLTextAreaElement>('conditions-zh').value).toBe('三十日内上牌');
  });

  it('show both versions where a colleague was faster, and lose nothing', async () => {
    await open();
    await page.type('conditions-zh', '我的');
    await page.submit();
    await page.refuse(CONDITIONS, 'RECORD.CHANGED', { version: 5, changedBy: '李科员', changedAtMs: 1 });
    await page.answer(AUCTION, anAuction({ version: 5 }));
    await page.answer(CONDITIONS, view({ version: 5, texts: { zh: '他们的', en: '' } }));
    expect(page.text('conflict-zh')).toContain('他们的');
    expect(page.part<HTMLTextAreaElement>('conditions-zh').value).toBe('我的');
  });

  it('take a file under its own name, and say why one is not taken', async () => {
    await open();
    expect(page.text('attachments')).toContain('3.2 MB');
    const file = await choose('地图 2.pdf');
    const address = `${AUCTION}/attachments?version=4&name=${encodeURIComponent('地图 2.pdf')}`;
    const sent = page.asked(address);
    expect(sent.request.body).toBe(file);
    sent.flush(
      { code: 'ATTACHMENT.REFUSED', data: { reason: 'locked', max: 0 }, requestId: '' },
      { status: 422, statusText: '' },
    );
    await page.settle();
    expect(page.text('attachment-refusal')).toContain('有密码');
    await choose('大.pdf', 10 * MEGABYTE + 1);
    expect(page.text('attachment-refusal')).toContain('超过 10 MB');
    await choose('地图 2.pdf');
    const other = { ...FILE, attachmentId: 4, name: '地图 2' };
    await page.answer(address, view({ version: 5, attachments: [FILE, other] }));
    await page.answer(AUCTION, anAuction({ version: 5 }));
    expect(page.text('attachment-4')).toContain('地图 2.pdf');
    expect(page.has('[data-testid="attachment-refusal"]')).toBe(false);
    // Two are as many as there may be.
    expect(page.has('[data-testid="attachment"]')).toBe(false);
  });

  it('give up a file once that is confirmed', async () => {
    await open();
    await page.press('remove-3');
    document.querySelector<HTMLElement>('[data-testid="confirm-yes"]')?.click();
    await page.settle();
    const sent = page.asked(`${AUCTION}/attachments/3/remove`);
    expect(sent.request.body).toEqual({ version: 4 });
    sent.flush(view({ version: 5, attachments: [] }));
    await page.settle();
    await page.answer(AUCTION, anAuction({ version: 5 }));
    expect(page.has('[data-testid="no-attachments"]')).toBe(true);
  });

  it.each([
    ['of a published auction', 'clerk', anAuction({ state: 'coming', publishedAtMs: 1 })],
    ['by whoever may not edit', 'auditor', anAuction()],
  ] as const)('are read, and not changed, %s', async (_, role, auction) => {
    await open(role, auction);
    expect(page.text('conditions-zh')).toContain('旧');
    expect(page.one<HTMLAnchorElement>('[data-testid="attachment-3"] a').getAttribute('href')).toBe(
      '/api/v1/admin/auctions/7/attachments/3',
    );
    for (const name of ['save', 'attachment', 'remove-3'])
      expect(page.has(`[data-testid="${name}"]`)).toBe(false);
  });
});
