// What an auction is called: by its number in the reader's language, else as it was named.
import { provideZonelessChangeDetection, signal } from '@angular/core';
import { type ComponentFixture, TestBed } from '@angular/core/testing';
import { Preferences, Words } from '@haopai/web-app';
import { provideTransloco } from '@jsverse/transloco';
import { DEFAULT_LANGUAGE, type Language, LANGUAGES } from '@haopai/rules';
import { WordsLoader } from '../i18n/words-loader';
import { AuctionTitle } from './auction-title';

describe('the title of an auction', () => {
  async function shown(title: string, language: Language): Promise<ComponentFixture<AuctionTitle>> {
    TestBed.configureTestingModule({
      providers: [
        provideZonelessChangeDetection(),
        provideTransloco({
          config: {
            availableLangs: [...LANGUAGES],
            defaultLang: DEFAULT_LANGUAGE,
            reRenderOnLangChange: false,
          },
          loader: WordsLoader,
        }),
        { provide: Preferences, useValue: { language: signal(language) } },
      ],
    });
    await TestBed.inject(Words).use(language);
    const fixture = TestBed.createComponent(AuctionTitle);
    fixture.componentRef.setInput('title', title);
    await fixture.whenStable();
    return fixture;
  }
  const host = ({ nativeElement }: ComponentFixture<AuctionTitle>) => nativeElement as HTMLElement;

  it('is the number of the year in the reader’s language', async () => {
    expect(host(await shown('2026年第12期', 'zh')).textContent).toBe('2026年第12期');
    TestBed.resetTestingModule();
    const english = host(await shown('2026年第12期', 'en'));
    expect(english.textContent).toBe('Auction 12 of 2026');
    expect(english.hasAttribute('lang')).toBe(false);
  });

  it('stays what it was named, and is read out in the language of the name', async () => {
    const english = host(await shown('个性化号牌专场', 'en'));
    expect(english.textContent).toBe('个性化号牌专场');
    expect(english.getAttribute('lang')).toBe('zh');
  });

  it('says first, in the reader’s language, that it is a drill', async () => {
    for (const [language, text] of [
      ['zh', '演练 迎新演习'],
      ['en', 'Drill 迎新演习'],
    ] as const) {
      const title = await shown('迎新演习', language);
      title.componentRef.setInput('isDrill', true);
      await title.whenStable();
      expect(host(title).textContent).toBe(text);
      expect(host(title).querySelector('b')?.getAttribute('lang')).toBe(language);
      TestBed.resetTestingModule();
    }
  });
});
