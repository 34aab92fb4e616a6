// A field that a request may leave out. Unlike class-validator's IsOptional it lets no null in, which nothing behind expects.
import { ValidateIf } from 'class-validator';

export function MayBeMissing(): PropertyDecorator {
  return ValidateIf((_body, value) => value !== undefined);
}
