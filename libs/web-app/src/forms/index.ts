// What a form is made of beside its fields: readings, faults, sending; apart from the rest, so that no page without a form loads it.
export { type Fault, refusalFault, ruleFault } from './fault';
export { FaultFocus } from './fault-focus';
export { areGood, FormField, type Reading } from './form-field';
export {
  momentText,
  readLine,
  readMoment,
  readOneOf,
  readOptional,
  readOptionalMoment,
  readOrganisationCode,
  readRegion,
  readSecret,
  readSmsCode,
  readTotp,
  readWhole,
} from './readings';
export { Submission } from './submission';
export { Wait } from './wait';
