// The steps of approval as the settings show them, and what is asked for when they change.
import { OverlayContainer } from '@angular/cdk/overlay';
import { TestBed } from '@angular/core/testing';
import type { ApprovalStepsView } from '@haopai/contracts';
import type { PageUnderTest } from '@haopai/web-app/testing';
import { staffPage } from '../testing/staff-page';
import { StepsPart } from './steps-part';

const REFUND: ApprovalStepsView = {
  ...{ kind: 'refund', hasAmount: true, peopleMin: 2, version: 1, isAsked: false },
  steps: [
    { upToFen: 1_000_000, permission: 'orders.refund', people: 2 },
    { upToFen: null, permission: 'settings.edit', people: 2 },
  ],
};
const ARTICLE: ApprovalStepsView = {
  ...{ kind: 'article', hasAmount: false, peopleMin: 1, version: 0, isAsked: false },
  steps: [{ upToFen: null, permission: 'content.edit', people: 1 }],
};

describe('the steps of approval', () => {
  let page: PageUnderTest;

  const open = async (role: 'administrator' | 'auditor' = 'administrator'): Promise<void> => {
    page = await staffPage([{ path: 'steps', component: StepsPart }], role);
    await page.open('/steps');
    await page.answer('/admin/approval-steps', [REFUND, ARTICLE]);
  };
  afterEach(() => {
    page.close();
    TestBed.inject(OverlayContainer).ngOnDestroy();
  });

  it('say who approves what, up to how much, and how many it takes', async () => {
    await open('auditor');
    expect(page.text('steps-refund')).toContain('¥10,000 以内：办理退款，两人');
    expect(page.text('steps-refund')).toContain('其余：修改设置，两人');
    expect(page.text('steps-article')).toContain('编辑内容，一人即可');
    expect(page.has('button')).toBe(false);
  });

  it('are asked for with a reason, as they were seen, and wait for another administrator', async () => {
    await open();
    page.part('steps-refund').querySelector('button')?.click();
    await page.settle();
    await page.type('up-to-0', '500');
    await page.submit();
    const overlay = TestBed.inject(OverlayContainer).getContainerElement();
    for (let turn = 0; turn < 20 && overlay.querySelector('textarea') === null; turn++) await page.settle();
    const reason = overlay.querySelector('textarea');
    if (reason === null) throw new Error('nobody asks why');
    reason.value = '按内部制度';
    reason.dispatchEvent(new Event('input'));
    await page.settle();
    overlay.querySelector('form')?.dispatchEvent(new Event('submit', { cancelable: true }));
    await page.settle();
    const asked = page.asked('/admin/approval-steps/refund');
    expect(asked.request.body).toEqual({
      ...{ version: 1, reason: '按内部制度' },
      steps: [{ ...REFUND.steps[0], upToFen: 50_000 }, REFUND.steps[1]],
    });
    asked.flush([{ ...REFUND, isAsked: true }, ARTICLE]);
    await page.settle();
    expect(page.text('steps-refund')).toContain('修改待审批');
    expect(page.has('[data-testid="steps-refund"] button')).toBe(false);
  });

  it('of a faster colleague are laid beside those that are typed, as sentences', async () => {
    await open();
    page.part('steps-refund').querySelector('button')?.click();
    await page.settle();
    await page.type('up-to-0', '500');
    await page.submit();
    const overlay = TestBed.inject(OverlayContainer).getContainerElement();
    for (let turn = 0; turn < 20 && overlay.querySelector('textarea') === null; turn++) await page.settle();
    const reason = overlay.querySelector('textarea');
    if (reason === null) throw new Error('nobody asks why');
    reason.value = '按内部制度';
    reason.dispatchEvent(new Event('input'));
    await page.settle();
    overlay.querySelector('form')?.dispatchEvent(new Event('submit', { cancelable: true }));
    await page.settle();
    const changed = { version: 2, changedBy: '赵主任', changedAtMs: Date.UTC(2026, 10, 29, 2) };
    await page.refuse('/admin/approval-steps/refund', 'RECORD.CHANGED', changed);
    const theirs = [{ upToFen: 300_000, permission: 'orders.refund', people: 2 }, REFUND.steps[1]] as const;
    await page.answer('/admin/approval-steps', [{ ...REFUND, version: 2, steps: theirs }, ARTICLE]);
    expect(page.text('conflict-who')).toContain('赵主任');
    expect(page.text('conflict-steps')).toContain('¥3,000 以内：办理退款，两人');
    expect(page.text('conflict-steps')).toContain('¥500 以内：办理退款，两人');
    await page.press('theirs-steps');
    expect(page.part<HTMLInputElement>('up-to-0').value).toBe('3000');
  });

  it('have no amounts where the act has none', async () => {
    await open();
    page.part('steps-article').querySelector('button')?.click();
    await page.settle();
    expect(page.has('[data-testid="up-to-0"]')).toBe(false);
    expect(page.has('[data-testid="steps-add"]')).toBe(false);
  });
});
