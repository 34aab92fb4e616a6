// The page on which somebody says how much their entries may buy, with its words.
import type { Routes } from '@angular/router';
import { forCitizens } from '../account/for-citizens';
import { withWords } from '../i18n/with-words';
import { LIMIT_WORDS } from './limit-words';

export const limitRoutes: Routes = [
  {
    path: '',
    canActivate: [forCitizens, withWords(LIMIT_WORDS)],
    loadComponent: () => import('./limit-page').then((m) => m.LimitPage),
  },
];
