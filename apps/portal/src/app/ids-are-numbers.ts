// A page of an auction, a lot or a plate is one of a number: any other address is that of no page, and known so at once.
import type { CanMatchFn } from '@angular/router';

/** Practices count below zero. */
const NUMBER = /^-?\d{1,15}$/;

export const idsAreNumbers: CanMatchFn = ({ path = '' }, segments) =>
  path.split('/').every((part, place) => !/^:\w+Id$/.test(part) || NUMBER.test(segments[place]?.path ?? ''));
