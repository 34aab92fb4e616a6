// Tells the server with each request which language the reader chose here: texts to a phone are written in it, whatever the browser speaks.
import type { HttpInterceptorFn } from '@angular/common/http';
import { inject } from '@angular/core';
import { Preferences } from './preferences';

export const inReadersLanguage: HttpInterceptorFn = (request, next) =>
  next(request.clone({ setHeaders: { 'Accept-Language': inject(Preferences).language() } }));
