// What roles include is shown in words, and a change of one is asked for as it was seen.
import { OverlayContainer } from '@angular/cdk/overlay';
import { TestBed } from '@angular/core/testing';
import { PERMISSIONS_OF, type RoleView } from '@haopai/contracts';
import type { PageUnderTest } from '@haopai/web-app/testing';
import { StaffSession } from '../session/staff-session';
import { aMember, staffPage } from '../testing/staff-page';
import { RolesPage } from './roles-page';

const EDITOR: RoleView = {
  ...{ role: 'editor', permissions: PERMISSIONS_OF.editor, shipped: PERMISSIONS_OF.editor },
  ...{ version: 0, isAsked: false },
};

describe('what roles include', () => {
  let page: PageUnderTest;

  const open = async (role: 'administrator' | 'auditor', view = EDITOR): Promise<void> => {
    page = await staffPage([{ path: 'roles', component: RolesPage }], role);
    await page.open('/roles');
    await page.answer('/admin/roles', [view]);
  };
  afterEach(() => {
    page.close();
    TestBed.inject(OverlayContainer).ngOnDestroy();
  });

  it('is read by an auditor, in words', async () => {
    await open('auditor', { ...EDITOR, permissions: ['stock.read'] });
    expect(page.text('role-set-editor')).toContain('编辑已修改查看库存');
    expect(page.has('button')).toBe(false);
  });

  it('is asked for with a reason, and waits for another administrator', async () => {
    await open('administrator');
    await page.press('role-edit');
    page.part('right-messages.read').dispatchEvent(new Event('change'));
    page.part('right-content.edit').dispatchEvent(new Event('change'));
    await page.settle();
    await page.submit();
    const overlay = TestBed.inject(OverlayContainer).getContainerElement();
    for (let turn = 0; turn < 20 && overlay.querySelector('textarea') === null; turn++) await page.settle();
    const reason = overlay.querySelector('textarea');
    if (reason === null) throw new Error('nobody asks why');
    reason.value = '岗位调整';
    reason.dispatchEvent(new Event('input'));
    await page.settle();
    overlay.querySelector('form')?.dispatchEvent(new Event('submit', { cancelable: true }));
    await page.settle();
    const asked = page.asked('/admin/roles/editor');
    expect(asked.request.body).toEqual({
      ...{ version: 0, permissions: ['content.read', 'messages.read'], reason: '岗位调整' },
    });
    asked.flush([{ ...EDITOR, isAsked: true }]);
    await page.settle();
    expect(page.text('role-set-editor')).toContain('修改待审批');
    expect(page.has('[data-testid="role-edit"]')).toBe(false);
  });

  it('lays what a faster colleague changed beside what was chosen, and sends it against the newer state', async () => {
    await open('administrator');
    const tick = async (permission: string): Promise<void> => {
      page.part(`right-${permission}`).dispatchEvent(new Event('change'));
      await page.settle();
    };
    const send = async (): Promise<void> => {
      await page.submit();
      const overlay = TestBed.inject(OverlayContainer).getContainerElement();
      for (let turn = 0; turn < 20 && overlay.querySelector('textarea') === null; turn++) await page.settle();
      const reason = overlay.querySelector('textarea');
      if (reason === null) throw new Error('nobody asks why');
      reason.value = '岗位调整';
      reason.dispatchEvent(new Event('input'));
      await page.settle();
      overlay.querySelector('form')?.dispatchEvent(new Event('submit', { cancelable: true }));
      await page.settle();
    };
    await page.press('role-edit');
    await tick('messages.read');
    await tick('content.edit');
    await send();
    const changed = { version: 1, changedBy: '赵主任', changedAtMs: Date.UTC(2026, 10, 29, 2) };
    await page.refuse('/admin/roles/editor', 'RECORD.CHANGED', changed);
    await page.answer('/admin/roles', [
      { ...EDITOR, permissions: ['content.read', 'content.edit', 'stock.read'], version: 1 },
    ]);
    expect(page.text('conflict-who')).toContain('赵主任');
    expect(page.text('conflict-stock.read')).toContain('查看库存');
    expect(page.has('[data-testid="conflict-content.edit"]')).toBe(false);
    const close = TestBed.inject(OverlayContainer).getContainerElement();
    close.querySelector<HTMLElement>('[data-testid="reason-no"]')?.click();
    await page.settle();
    await send();
    const asked = page.asked('/admin/roles/editor');
    expect(asked.request.body).toEqual({
      ...{ version: 1, permissions: ['stock.read', 'content.read', 'messages.read'], reason: '岗位调整' },
    });
  });

  it('is followed by the pages as the server tells it, and as it is shipped where the server does not', async () => {
    await open('auditor');
    const session = TestBed.inject(StaffSession);
    session.enter(aMember('editor', { permissions: ['stock.read'] }));
    expect([session.may('stock.read'), session.may('content.edit')]).toEqual([true, false]);
    session.enter(aMember('editor', { roles: ['editor', 'cashier'] }));
    expect([session.may('content.edit'), session.may('orders.refund')]).toEqual([true, true]);
  });
});
