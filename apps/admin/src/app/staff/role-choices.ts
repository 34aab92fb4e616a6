// The roles to choose from, each with what it is for.
import { STAFF_ROLES } from '@haopai/contracts';
import type { Words } from '@haopai/web-app';
import type { Choice } from '@haopai/web-ui/fields';

export function roleChoices({ say }: Words): readonly Choice[] {
  return STAFF_ROLES.map((role) => ({
    value: role,
    label: say(`role.${role}`),
    words: say(`roleWords.${role}`),
  }));
}
