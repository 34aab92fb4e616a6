// An instant in Beijing time, the same in every language: 2026-11-26 14:05:31; a stroke where there is none.
import { Pipe, type PipeTransform } from '@angular/core';
import { momentOf } from './day-time';

@Pipe({ name: 'hpMoment' })
export class MomentPipe implements PipeTransform {
  transform(atMs: number | null): string {
    return atMs === null ? '—' : momentOf(atMs);
  }
}
