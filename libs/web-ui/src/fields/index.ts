// What one types into, and the steps of a form: apart from the rest, so that no page without a form loads it.
export { type Choice, ChoiceField } from '../forms/choice-field';
export { CodeField } from '../forms/code-field';
export { ConsentBox } from '../forms/consent-box';
export { describedBy, FieldFrame } from '../forms/field-frame';
export {
  groupMobile,
  groupOrganisationCode,
  groupResidentId,
  groupVin,
  groupWholeYuan,
  onlyCodeDigits,
  SMS_CODE_LENGTH,
} from '../forms/grouping';
export { PasswordField } from '../forms/password-field';
export { type Option, SelectField } from '../forms/select-field';
export { Stepper } from '../forms/stepper';
export { TextField } from '../forms/text-field';
export { type TextFormat } from '../forms/typed-into';
