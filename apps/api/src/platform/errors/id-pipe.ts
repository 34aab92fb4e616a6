// Reads an id in a path: a positive whole number below 2^53.
import { type ArgumentMetadata, Injectable, type PipeTransform } from '@nestjs/common';
import { RefusalError } from './refusal-error';

@Injectable()
export class IdPipe implements PipeTransform<string, number> {
  transform(text: string, { data }: ArgumentMetadata): number {
    const id = Number(text);
    if (/^[1-9]\d{0,15}$/.test(text) && Number.isSafeInteger(id)) return id;
    throw new RefusalError('REQUEST.INVALID', { fields: [{ path: data ?? '', rule: 'isId' }] });
  }
}
