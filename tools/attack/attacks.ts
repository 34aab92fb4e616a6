// The table of attacks, in the order in which they are tried.
import type { Attack } from './attack';
import { bodies } from './attacks/bodies';
import { burnCodes } from './attacks/burn-codes';
import { enumeration } from './attacks/enumeration';
import { floods } from './attacks/floods';
import { formulas } from './attacks/formulas';
import { freePicture } from './attacks/free-picture';
import { hosts } from './attacks/hosts';
import { idempotency } from './attacks/idempotency';
import { injection } from './attacks/injection';
import { lockOuts } from './attacks/lock-outs';
import { notices } from './attacks/notices';
import { origins } from './attacks/origins';
import { others } from './attacks/others';
import { paths } from './attacks/paths';
import { queries } from './attacks/queries';
import { roles } from './attacks/roles';
import { sessions } from './attacks/sessions';
import { slowSender, slowTaker, slowTakerCitizen } from './attacks/slow';
import { smuggling } from './attacks/smuggling';
import { sockets } from './attacks/sockets';
import { squatting } from './attacks/squatting';
import { strawAsker } from './attacks/straw-asker';
import { texts } from './attacks/texts';

export const ATTACKS: readonly Attack[] = [
  ...[notices, origins, sockets, idempotency, others, bodies, smuggling, roles],
  ...[enumeration, injection, paths, queries, hosts, squatting, lockOuts, sessions, formulas, texts],
  ...[burnCodes, freePicture, strawAsker],
  // The last: others would feel them.
  ...[slowTaker, slowTakerCitizen, slowSender, floods],
];
