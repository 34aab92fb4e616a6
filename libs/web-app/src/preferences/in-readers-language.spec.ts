// The language of the page is the language of the texts that follow from it.
import { HttpClient, provideHttpClient, withInterceptors } from '@angular/common/http';
import { HttpTestingController, provideHttpClientTesting } from '@angular/common/http/testing';
import { signal } from '@angular/core';
import { TestBed } from '@angular/core/testing';
import { LANGUAGES } from '@haopai/rules';
import { inReadersLanguage } from './in-readers-language';
import { Preferences } from './preferences';

describe('inReadersLanguage', () => {
  it.each(LANGUAGES)('asks in the language that the reader chose (%s)', (language) => {
    TestBed.configureTestingModule({
      providers: [
        provideHttpClient(withInterceptors([inReadersLanguage])),
        provideHttpClientTesting(),
        { provide: Preferences, useValue: { language: signal(language) } },
      ],
    });
    TestBed.inject(HttpClient).post('/api/v1/auctions/1/enrolments', {}).subscribe();
    const { request } = TestBed.inject(HttpTestingController).expectOne('/api/v1/auctions/1/enrolments');
    expect(request.headers.get('Accept-Language')).toBe(language);
  });
});
