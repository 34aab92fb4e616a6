// The rules of the sale as pure functions, one name at a time: nothing here imports anything from outside this folder.
export type { Branded } from './brand';
export { capitalAmount } from './capital-amount';
export { DEFAULT_COUNTDOWN_MS, DEFAULT_FIRST_BID_MS } from './countdown';
export { type CreditCode, creditCodeCheckCharacter, parseCreditCode } from './credit-code';
export { addFen, type Fen, fen, parseFen, yuanToFen } from './fen';
export { HELD_PRESS_MS } from './held-press';
export { JINHUA_REGIONS, type Region } from './jinhua-regions';
export {
  allowedFirstAmounts,
  allowedNextAmounts,
  DEFAULT_LADDER,
  DEFAULT_LADDER_STEP_YUAN,
  evenLadder,
  type Ladder,
  ladder,
  LADDER_STEPS_MAX,
  parseLadder,
} from './ladder';
export {
  CHINESE,
  DEFAULT_LANGUAGE,
  fieldIn,
  FIGURES_LOCALE,
  type InEachLanguage,
  inEachLanguage,
  type InSomeLanguages,
  isLanguage,
  knownLanguage,
  type Language,
  LANGUAGE_FACTS,
  LANGUAGE_TAGS,
  LANGUAGES,
  nextLanguage,
  wordsFor,
  writtenIn,
} from './languages';
export { maskMobile, type Mobile, parseMobile } from './mobile';
export {
  type OrganisationCode,
  organisationCodeCheckCharacter,
  parseOrganisationCode,
} from './organisation-code';
export type { Accepted, Parsed } from './parsed';
export { maskName } from './personal-name';
export {
  formatPlate,
  JINHUA_PLATES,
  parsePlate,
  type Plate,
  type PlateFacts,
  type PlateRules,
  spellPlate,
} from './plate';
export { DRILL_PLATES, drillPlateNumbers, drillVin, isDrillPlate } from './drill-plate';
export { parsePlatePart, PLATE_PART_LENGTH_MAX, type PlatePart, plateSerial, plateTails } from './plate-part';
export {
  PLATE_CLASSES,
  PLATE_PATTERNS,
  type PlateClass,
  plateClass,
  type PlatePattern,
  platePatterns,
} from './plate-pattern';
export { type PlateShelf, plateShelves, shelvesFor } from './plate-shelf';
export type { RefusalCode, RefusalData, Refused } from './refusal';
export { isRegionOfDocument, regionsOfDocument } from './document-region';
export { isOpenToRegion, type RegionalPlate, regionName, type RegionNames, regionOfDocument } from './region';
export { comparableText } from './typed-text';
export { telephoneAddress } from './telephone';
export { parseVin, type Vin, vinCheckDigit } from './vin';
