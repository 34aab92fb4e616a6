// Refuses bodies and queries with missing, wrong or unknown fields, and says which rule each of them broke.
import { ValidationPipe } from '@nestjs/common';
import type { ValidationError } from 'class-validator';
import { RefusalError } from './refusal-error';

const FIELDS_TOLD_MAX = 20;

interface BrokenField {
  readonly path: string;
  readonly rule: string;
}

export function createShapePipe(): ValidationPipe {
  return new ValidationPipe({
    transform: true,
    whitelist: true,
    forbidNonWhitelisted: true,
    exceptionFactory: (errors) =>
      new RefusalError('REQUEST.INVALID', { fields: brokenFields(errors).slice(0, FIELDS_TOLD_MAX) }),
  });
}

function brokenFields(errors: readonly ValidationError[], parent = ''): readonly BrokenField[] {
  return errors.flatMap((error) => {
    const path = `${parent}${error.property}`;
    const own = Object.keys(error.constraints ?? {}).map((rule) => ({ path, rule }));
    return [...own, ...brokenFields(error.children ?? [], `${path}.`)];
  });
}
