// The user agreement of 30 November 2026 in English: that of the day before, with what has been settled since of passwords, of cars, of unpaid enrolments and of
// balances that are not paid, and of who is shown identity data. Published: never edited, a change is a new version.
import type { AgreementText } from '../../agreement';
import { amended, amendedIdentity } from '../amended';
import { agreement20261129 } from './agreement-2026-11-29';

const TEXTS_GO_TO =
  '<li>The SMS provider: mobile number and text, to deliver the message and for nothing else.</li>';

const withChecks: AgreementText = amendedIdentity(agreement20261129, [
  TEXTS_GO_TO,
  `${TEXTS_GO_TO}
<li>The identity provider: name, document number or code, and mobile number, of an organisation also name and document number of its legal representative, to say whether they belong together and for nothing else; once, before the first enrolment, reservation or purchase.</li>`,
]);

export const agreement20261130: AgreementText = amended(
  withChecks,
  [
    'A password has 8 to 20 characters; keep it to yourself.',
    'A password has 8 to 64 characters, is none of the common ones, and is neither the user name nor the person’s name; keep it to yourself.',
  ],
  [
    '<li>Buying asks for a vehicle identification number (VIN); the plate is for that vehicle only.</li>',
    `<li>Buying asks for a vehicle identification number (VIN); the plate is for that vehicle only.</li>
<li>A car has one plate, and stands in one unpaid order, one enrolment or one reservation at a time. Whose car it is may claim it, with its licence or the like as proof, where somebody else’s name stands; the office decides, and what is unpaid ends with it.</li>
<li>The kind of vehicle is stated truly with its VIN; a plate goes on vehicles of its kind only. Whoever states another kind than the vehicle’s registration bears it when the plate cannot be fitted.</li>
<li>Whoever orders or enrols several times within a day and does not pay waits before the next order or enrolment, for as long as the site says.</li>`,
  ],
  [
    'An enrolment that is not paid when the auction starts lapses.',
    'It is paid within 30 minutes and before enrolment closes, as the site says; unpaid by then it lapses, and one may enrol again.',
  ],
  [
    '<li>If it is not paid in time the deposit is forfeited and the plate is disposed of again.</li>',
    `<li>If it is not paid in time the deposit is forfeited and the plate is disposed of again; for a time, which the site says, there is no new enrolment and no reservation. What was paid in time and only reported late counts as paid in time.</li>
<li>The plate may then be offered to the other bidders in turn, each at the last bid of their own, the highest first. Nobody has to take it, and nothing follows for whoever does not.</li>`,
  ],
);
