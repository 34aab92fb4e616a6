// A script that is missing after an upgrade, in a browser that forbids storage: the page stands as it is, and nobody is sent round in a circle.
import { provideZonelessChangeDetection } from '@angular/core';
import { TestBed } from '@angular/core/testing';
import { NavigationError, provideRouter } from '@angular/router';
import { SiteVersion } from './site-version';

const MISSING = new NavigationError(1, '/plates', new TypeError('Importing a module script failed.'));

it('does not fail where storage is forbidden', () => {
  const forbidden = jest.spyOn(Storage.prototype, 'getItem').mockImplementation(() => {
    throw new DOMException('storage is forbidden', 'SecurityError');
  });
  TestBed.configureTestingModule({ providers: [provideZonelessChangeDetection(), provideRouter([])] });
  expect(() => TestBed.inject(SiteVersion).mend(MISSING)).not.toThrow();
  forbidden.mockRestore();
});
