// Rules about who somebody is and how they prove it, so that they come with the pages on which one says so and not with every first load.
export {
  parsePassword,
  type Password,
  PASSWORD_LENGTH_MAX,
  PASSWORD_LENGTH_MIN,
  refuseLikeName,
  refuseLikeUsername,
} from '../password';
export {
  ADULT_YEARS_MIN,
  maskResidentId,
  parseResidentId,
  type ResidentId,
  residentIdCheckCharacter,
  type ResidentIdKind,
} from '../resident-id';
export { parseUsername, type Username, USERNAME_LENGTH_MAX, USERNAME_LENGTH_MIN } from '../username';
