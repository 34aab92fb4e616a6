// `{{ priceFen | yuan }}` → ¥56,000.
import { Pipe, type PipeTransform } from '@angular/core';
import { formatYuan } from './format-yuan';

@Pipe({ name: 'yuan' })
export class YuanPipe implements PipeTransform {
  transform(fen: number | null): string {
    return fen === null ? '—' : formatYuan(fen);
  }
}
