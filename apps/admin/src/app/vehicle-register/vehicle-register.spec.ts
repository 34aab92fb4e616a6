// The vehicle register before the office: what needs somebody, the file there and the answers back, line by line, and the warning of taken plates.
import { OverlayContainer } from '@angular/cdk/overlay';
import { TestBed } from '@angular/core/testing';
import type { RegisterReportView } from '@haopai/contracts';
import { SaveFile } from '@haopai/web-app';
import type { PageUnderTest } from '@haopai/web-app/testing';
import { Announcer } from '../announcements/announcer';
import { staffPage } from '../testing/staff-page';
import { AskRegister } from './ask-register';
import { VehicleRegisterPage } from './vehicle-register-page';

const OVERVIEW = '/admin/vehicle-register';
const LIST = '/admin/vehicle-register/reports?page=1&size=20';
const aReport = (change: Partial<RegisterReportView> = {}): RegisterReportView => ({
  ...{ id: 4, plate: { number: '浙G8888A' }, vin: '1M8GDM9AXKP042788', state: 'refused', attempts: 1 },
  ...{ reference: null, failure: '车辆状态异常', changedAtMs: 1 },
  ...change,
});
const pageOf = (...items: readonly RegisterReportView[]) => ({
  ...{ items, total: items.length, page: 1, size: 20 },
});

describe('the vehicle register', () => {
  let page: PageUnderTest;

  const open = async (...reports: readonly RegisterReportView[]): Promise<void> => {
    page = await staffPage([{ path: 'vehicle-register', component: VehicleRegisterPage }], 'administrator');
    await page.open('/vehicle-register');
    await page.answer(OVERVIEW, { way: 'file', waiting: 3, troubles: reports.length });
    await page.answer(LIST, pageOf(...reports));
  };
  afterEach(() => {
    page.close();
    TestBed.inject(OverlayContainer).ngOnDestroy();
  });

  const giveReason = async (reason: string): Promise<void> => {
    const overlay = TestBed.inject(OverlayContainer).getContainerElement();
    for (let turn = 0; turn < 20 && overlay.querySelector('textarea') === null; turn++) await page.settle();
    const field = overlay.querySelector('textarea');
    if (field === null) throw new Error('nobody asks why');
    field.value = reason;
    field.dispatchEvent(new Event('input'));
    await page.settle();
    overlay.querySelector('form')?.dispatchEvent(new Event('submit', { cancelable: true }));
    await page.settle();
  };

  it('shows what needs somebody first, and why, and has it told again with a reason', async () => {
    await open(aReport());
    for (const words of ['浙G·8888A', '被拒绝', '车辆状态异常', '3 块号牌等待上报'])
      expect(page.text()).toContain(words);
    await page.press('again');
    await giveReason('号码已更正');
    const sent = page.asked('/admin/vehicle-register/reports/4/again');
    expect(sent.request.body).toEqual({ reason: '号码已更正' });
    sent.flush({ way: 'file', waiting: 4, troubles: 0 });
    await page.settle();
    await page.answer(LIST, pageOf());
    expect(page.text('overview')).toContain('4 块号牌等待上报');
  });

  it('notes that the register knows of a plate that came back', async () => {
    await open(aReport({ state: 'void', failure: null, reference: 'A-1' }));
    expect(page.has('[data-testid="again"]')).toBe(false);
    await page.press('settle');
    await giveReason('已电话告知');
    await page.answer('/admin/vehicle-register/reports/4/settle', { way: 'file', waiting: 3, troubles: 0 });
    await page.answer(LIST, pageOf());
  });

  it('gives the file of what waits', async () => {
    await open();
    const saved: string[] = [];
    jest.spyOn(TestBed.inject(SaveFile), 'save').mockImplementation((name) => void saved.push(name));
    await page.press('take-file');
    page.asked('/admin/vehicle-register/file?language=zh').flush(new Blob(['x']));
    await page.settle();
    expect(saved).toEqual(['待登记号牌.csv']);
  });

  it('says what became of each line of the answer', async () => {
    await open();
    const field = page.part<HTMLInputElement>('answers');
    const file = new File(['号牌'], 'answer.csv', { type: 'text/csv' });
    Object.defineProperty(file, 'arrayBuffer', { value: () => Promise.resolve(new ArrayBuffer(6)) });
    Object.defineProperty(field, 'files', { value: [file] });
    field.dispatchEvent(new Event('change'));
    await page.settle();
    await page.answer('/admin/vehicle-register/answers', {
      lines: [
        { line: 2, plate: '浙G8888A', result: 'accepted' },
        { line: 3, plate: '浙G00001', result: 'otherVin' },
      ],
    });
    await page.answer(OVERVIEW, { way: 'file', waiting: 2, troubles: 0 });
    await page.answer(LIST, pageOf());
    for (const words of ['已读入 2 行', '已登记', '车架号不一致']) expect(page.text()).toContain(words);
  });

  it('warns of plates that are on a car already, and says nothing where it does not say', async () => {
    await open();
    const asking = TestBed.inject(AskRegister);
    const warned = asking.warn(['浙G8888A']);
    await page.answer('/admin/vehicle-register/check', { taken: ['浙G8888A'] });
    await warned;
    expect(TestBed.inject(Announcer).said()).toContain('浙G·8888A');
    TestBed.inject(Announcer).close();
    const silent = asking.warn(['浙G8888A']);
    await page.answer('/admin/vehicle-register/check', { taken: null });
    await silent;
    expect(TestBed.inject(Announcer).said()).toBeNull();
  });
});
