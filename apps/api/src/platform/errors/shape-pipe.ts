// Refuses bodies and queries with missing, wrong or unknown fields, and says which rule each of them broke.
import { type ArgumentMetadata, Injectable, ValidationPipe } from '@nestjs/common';
import type { ValidationError } from 'class-validator';
import { RefusalError } from './refusal-error';

const FIELDS_TOLD_MAX = 20;
/** Within each other. What makes values of a body calls itself for each level, and a few thousand of them fill the stack. */
const LEVELS_MAX = 16;

interface BrokenField {
  readonly path: string;
  readonly rule: string;
}

@Injectable()
class ShapePipe extends ValidationPipe {
  override transform(value: unknown, metadata: ArgumentMetadata): Promise<unknown> {
    if (metadata.type !== 'custom' && isDeeper(value, LEVELS_MAX))
      throw new RefusalError('REQUEST.INVALID', { fields: [{ path: '', rule: 'maxDepth' }] });
    return super.transform(value, metadata);
  }
}

export function createShapePipe(): ValidationPipe {
  return new ShapePipe({
    transform: true,
    whitelist: true,
    forbidNonWhitelisted: true,
    exceptionFactory: (errors) =>
      new RefusalError('REQUEST.INVALID', { fields: brokenFields(errors).slice(0, FIELDS_TOLD_MAX) }),
  });
}

function isDeeper(value: unknown, levels: number): boolean {
  if (typeof value !== 'object' || value === null || Buffer.isBuffer(value)) return false;
  return levels === 0 || Object.values(value).some((inner) => isDeeper(inner, levels - 1));
}

function brokenFields(errors: readonly ValidationError[], parent = ''): readonly BrokenField[] {
  return errors.flatMap((error) => {
    const path = `${parent}${error.property}`;
    const own = Object.keys(error.constraints ?? {}).map((rule) => ({ path, rule }));
    return [...own, ...brokenFields(error.children ?? [], `${path}.`)];
  });
}
