// How long a text may be, as the columns count it: class-validator's own MaxLength lets twice as much through.
import { ValidateBy, type ValidationOptions } from 'class-validator';

/** Counts characters of Unicode, also those that a normalised form has more of; refuses with the rule `maxLength`. */
export function MaxCharacters(max: number, options?: ValidationOptions): PropertyDecorator {
  const validator = {
    validate: (value: unknown) =>
      typeof value === 'string' && [value, value.normalize('NFC')].every((text) => isWithin(text, max)),
    defaultMessage: () => `$property must have ${max} characters at most`,
  };
  return ValidateBy({ name: 'maxLength', constraints: [max], validator }, options);
}

function isWithin(text: string, max: number): boolean {
  // No character has more than two code units.
  return text.length <= max || (text.length <= 2 * max && [...text].length <= max);
}
