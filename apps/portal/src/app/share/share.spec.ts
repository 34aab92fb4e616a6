// A page is passed on by its usual address: as a code, by what the device has for it, or as a link that is copied.
import { Clipboard } from '@angular/cdk/clipboard';
import { OverlayContainer } from '@angular/cdk/overlay';
import { Component } from '@angular/core';
import { TestBed } from '@angular/core/testing';
import { MATERIAL_ANIMATIONS } from '@angular/material/core';
import { MatDialog } from '@angular/material/dialog';
import type { PageUnderTest } from '@haopai/web-app/testing';
import { citizensPage } from '../testing/citizens-page';
import { ShareButton } from './share-button';

@Component({
  imports: [ShareButton],
  template: `<hp-share-button [to]="['/auctions', 12, 'lots', 345]" what="浙G·8888A" />`,
})
class LotUnderTest {}

describe('a page that is passed on', () => {
  let page: PageUnderTest;
  const copied: string[] = [];

  beforeEach(async () => {
    copied.length = 0;
    page = await citizensPage(
      [{ path: 'lot', component: LotUnderTest }],
      [
        { provide: MATERIAL_ANIMATIONS, useValue: { animationsDisabled: true } },
        { provide: Clipboard, useValue: { copy: (text: string) => copied.push(text) > 0 } },
      ],
    );
    await page.open('/lot?from=elsewhere');
  });
  afterEach(async () => {
    TestBed.inject(MatDialog).closeAll();
    await page.settle();
    Reflect.deleteProperty(navigator, 'share');
    page.close();
  });

  const dialog = () => TestBed.inject(OverlayContainer).getContainerElement();
  const part = (name: string) => dialog().querySelector<HTMLElement>(`[data-testid=${name}]`);

  async function share(): Promise<void> {
    await page.press('share');
    await page.settle();
  }

  it('shows code and link, and copies it where the device shares nothing', async () => {
    await share();
    expect(part('share-code')).not.toBeNull();
    expect(part('share-link')?.textContent).toBe('http://localhost/auctions/12/lots/345');
    expect(part('share-send')).toBeNull();
    dialog().querySelector<HTMLElement>('hp-copy-button button')?.click();
    await page.settle();
    expect(copied).toEqual(['http://localhost/auctions/12/lots/345']);
    expect(dialog().textContent).toContain('链接已复制');
  });

  it('is sent by what the device has, and a change of mind is no failure', async () => {
    const sent: ShareData[] = [];
    let fate: Error | null = new DOMException('', 'AbortError');
    Object.defineProperty(navigator, 'share', {
      configurable: true,
      value: (data: ShareData) => {
        sent.push(data);
        return fate === null ? Promise.resolve() : Promise.reject(fate);
      },
    });
    await share();
    const send = async () => {
      part('share-send')?.click();
      await page.settle();
    };
    await send();
    expect(sent).toEqual([{ title: '浙G·8888A', url: 'http://localhost/auctions/12/lots/345' }]);
    expect(dialog().querySelector('[role=alert]')).toBeNull();
    fate = new DOMException('', 'NotAllowedError');
    await send();
    expect(dialog().querySelector('[role=alert]')?.textContent).toContain('可以复制链接');
  });
});
