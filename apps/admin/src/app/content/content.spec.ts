// What editors' pages keep: words that nobody touched go back as they came, refusals stay beside what was typed, and names exist.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { provideHttpClient } from '@angular/common/http';
import {
  HttpTestingController,
  provideHttpClientTesting,
  type TestRequest,
} from '@angular/common/http/testing';
import { TestBed } from '@angular/core/testing';
import type { AdminArticleView, AdminContactView, SettingView } from '@haopai/contracts';
import { flatWords, type WordTree } from '@haopai/web-app/testing';
import zh from '../i18n/zh';
import { SettingsStore } from '../settings/settings-store';
import { ArticleStore } from './article-store';
import { ContactStore } from './contact-store';

const API = '/api/v1/admin';
const WORDS = { title: '标题', summary: '摘要', markdown: '* 一\n* 二' };
const ARTICLE: AdminArticleView = {
  ...{ id: 7, slug: 'news', kind: 'announcement', state: 'draft', position: 3, version: 4 },
  ...{ titles: { zh: '标题', en: 'Title' }, publishedAtMs: null, updatedAtMs: 1 },
  texts: { zh: WORDS, en: { ...WORDS, title: 'Title' } },
};

describe('in the back office', () => {
  let http: HttpTestingController;

  beforeEach(() => {
    TestBed.configureTestingModule({
      providers: [provideHttpClient(), provideHttpClientTesting(), ArticleStore, ContactStore, SettingsStore],
    });
    http = TestBed.inject(HttpTestingController);
  });
  afterEach(() => http.verify());

  const refuse = (request: TestRequest, status: number, code: string, data: object): void =>
    request.flush({ code, data, requestId: '' }, { status, statusText: code });

  describe('an article', () => {
    let store: ArticleStore;

    beforeEach(async () => {
      store = TestBed.inject(ArticleStore);
      const coming = store.load(7);
      http.expectOne(`${API}/articles/7`).flush(ARTICLE);
      await coming;
    });

    it('counts as changed once something was typed, and not before', () => {
      expect(store.form.isChanged()).toBe(false);
      store.typed.en.title.set('Another');
      expect(store.form.isChanged()).toBe(true);
    });

    it('is saved with the version that was read, and with untouched words as they came', async () => {
      store.typed.en.title.set('Another');
      const saving = store.save();
      const request = http.expectOne({ method: 'PUT', url: `${API}/articles/7` });
      expect(request.request.body).toEqual({
        ...{ version: 4, position: 3 },
        texts: { zh: WORDS, en: { ...WORDS, title: 'Another' } },
      });
      request.flush({ ...ARTICLE, version: 5 });
      expect((await saving)?.version).toBe(5);
    });

    it('keeps what was typed when somebody else was first, beside what they saved, and is saved over theirs', async () => {
      store.typed.zh.markdown.set('三');
      const saving = store.save();
      refuse(http.expectOne(`${API}/articles/7`), 409, 'RECORD.CHANGED', { version: 5 });
      await new Promise((resolve) => setTimeout(resolve));
      const theirs = { zh: { ...WORDS, markdown: '二' }, en: { ...WORDS, title: 'Theirs' } };
      http.expectOne(`${API}/articles/7`).flush({ ...ARTICLE, version: 5, texts: theirs });
      expect(await saving).toBeNull();
      expect(store.submission.refusal()).toMatchObject({ code: 'RECORD.CHANGED' });
      expect([store.typed.zh.markdown(), store.typed.en.title()]).toEqual(['三', 'Theirs']);
      expect(store.form.changesOfOthers()).toEqual([
        { name: 'markdown.zh', before: '* 一\n* 二', theirs: '二', mine: '三' },
        { name: 'title.en', before: 'Title', theirs: 'Theirs', mine: null },
      ]);
      void store.save();
      const again = http.expectOne({ method: 'PUT', url: `${API}/articles/7` });
      expect(again.request.body).toMatchObject({
        ...{ version: 5, texts: { zh: { markdown: '三' }, en: { title: 'Theirs' } } },
      });
      again.flush({ ...ARTICLE, version: 6 });
    });

    it('is begun with a kind and an address, and says at the field which is missing or cannot be one', async () => {
      store.begin();
      store.kind.clear();
      store.slug.clear();
      expect(await store.save()).toBeNull();
      expect(store.kind.shownFault()).toMatchObject({ key: 'rule.TEXT.EMPTY' });
      expect(store.slug.shownFault()).toMatchObject({ key: 'rule.TEXT.EMPTY' });
      store.kind.text.set('guide');
      store.slug.text.set('春节放假');
      expect(await store.save()).toBeNull();
      expect(store.slug.shownFault()).toMatchObject({ key: 'rule.SLUG.MALFORMED' });
      store.slug.text.set('spring-festival');
      const saving = store.save();
      const request = http.expectOne({ method: 'POST', url: `${API}/articles` });
      expect(request.request.body).toMatchObject({ slug: 'spring-festival', kind: 'guide' });
      request.flush(ARTICLE);
      expect((await saving)?.id).toBe(7);
    });

    it('has a place that is a whole number', async () => {
      store.position.text.set('first');
      expect(await store.save()).toBeNull();
      expect(store.position.shownFault()).toMatchObject({ key: 'rule.NUMBER.NOT_WHOLE' });
    });

    it('is published now without a time, and later with one', async () => {
      const now = store.publish(null);
      const first = http.expectOne(`${API}/articles/7/publish`);
      expect(first.request.body).toEqual({ version: 4 });
      first.flush({ ...ARTICLE, state: 'published', version: 5 });
      expect((await now)?.state).toBe('published');
      const later = store.publish(99);
      const second = http.expectOne(`${API}/articles/7/publish`);
      expect(second.request.body).toEqual({ version: 5, publishedAtMs: 99 });
      second.flush(ARTICLE);
      await later;
    });

    it('gets no picture that was refused', async () => {
      const file = new File(['<svg/>'], 'a.png', { type: 'image/png' });
      const adding = store.addPicture(file);
      const request = http.expectOne(`${API}/pictures`);
      expect(request.request.body).toBe(file);
      refuse(request, 422, 'PICTURE.REFUSED', { reason: 'notAPicture', max: 0 });
      expect(await adding).toBeNull();
      expect(store.submission.refusal()).toMatchObject({ code: 'PICTURE.REFUSED' });
    });
  });

  it('the contact page sends a note a line, and nothing while a field is empty', async () => {
    const store = TestBed.inject(ContactStore);
    const details = { office: 'o', address: 'a', hotline: 'h', hours: 't', email: 'e@x.cn', notes: ['一'] };
    const contact: AdminContactView = { version: 2, zh: details, en: details };
    const coming = store.load();
    http.expectOne(`${API}/contact`).flush(contact);
    await coming;
    store.typed.zh.parts.office.text.set(' ');
    expect(await store.save()).toBe(false);
    store.typed.zh.parts.office.text.set('新');
    store.typed.en.notes.text.set('one\n\n two ');
    const saving = store.save();
    const request = http.expectOne(`${API}/contact`);
    expect(request.request.body).toEqual({
      version: 2,
      zh: { ...details, office: '新' },
      en: { ...details, notes: ['one', 'two'] },
    });
    request.flush(contact);
    expect(await saving).toBe(true);
  });

  it('a setting is changed with its version and a reason, within its bounds, and given back without a value', async () => {
    const store = TestBed.inject(SettingsStore);
    const setting: SettingView = {
      ...{ name: 'listings.heldMinutes', unit: 'minutes', min: 1, max: 1_440 },
      ...{ value: 45, defaultValue: 30, version: 3 },
    };
    store.edit(setting);
    const field = store.open()?.field;
    field?.text.set('1441');
    expect(field?.value()).toBeNull();
    field?.text.set('60');
    expect(field?.value()).toBe(60);
    const meets = async (): Promise<void> => {
      await new Promise((resolve) => setTimeout(resolve));
      http.expectOne(`${API}/settings`).flush([{ ...setting, value: 50, version: 4 }]);
      await new Promise((resolve) => setTimeout(resolve));
    };
    void store.change(setting, 60, '春节');
    const set = http.expectOne(`${API}/settings/listings.heldMinutes`);
    expect(set.request.body).toEqual({ version: 3, reason: '春节', value: 60 });
    refuse(set, 409, 'RECORD.CHANGED', { version: 4 });
    await meets();
    expect([store.open()?.setting.version, field?.text()]).toEqual([4, '60']);
    expect(store.form.changesOfOthers()).toMatchObject([{ before: '45', theirs: '50', mine: '60' }]);
    void store.change(setting, null, '节后');
    const back = http.expectOne(`${API}/settings/listings.heldMinutes`);
    expect(back.request.body).toEqual({ version: 3, reason: '节后' });
    refuse(back, 409, 'RECORD.CHANGED', { version: 4 });
    await meets();
  });

  it('every text message of the site has a name', () => {
    const source = join(__dirname, '../../../../api/src/communication/notifications/sms/sms-texts.ts');
    const templates = [...readFileSync(source, 'utf8').matchAll(/^ {2}(\w+): \{ validMs/gm)];
    expect(templates.length).toBeGreaterThan(15);
    const words = flatWords(zh as WordTree);
    for (const [, name = ''] of templates)
      expect([name, words.has(`smsTexts.name.${name}`)]).toEqual([name, true]);
  });
});
