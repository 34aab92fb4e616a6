// The table of attacks, in the order in which they are tried.
import type { Attack } from './attack';
import { bodies } from './attacks/bodies';
import { enumeration } from './attacks/enumeration';
import { floods } from './attacks/floods';
import { formulas } from './attacks/formulas';
import { hosts } from './attacks/hosts';
import { idempotency } from './attacks/idempotency';
import { injection } from './attacks/injection';
import { lockOuts } from './attacks/lock-outs';
import { notices } from './attacks/notices';
import { origins } from './attacks/origins';
import { others } from './attacks/others';
import { paths } from './attacks/paths';
import { roles } from './attacks/roles';
import { sessions } from './attacks/sessions';
import { slowSender, slowTaker, slowTakerCitizen } from './attacks/slow';
import { smuggling } from './attacks/smuggling';
import { sockets } from './attacks/sockets';
import { squatting } from './attacks/squatting';
import { texts } from './attacks/texts';

export const ATTACKS: readonly Attack[] = [
  ...[notices, origins, sockets, idempotency, others, bodies, smuggling, roles],
  ...[enumeration, injection, paths, hosts, squatting, lockOuts, sessions, formulas, texts],
  // The last: others would feel them.
  ...[slowTaker, slowTakerCitizen, slowSender, floods],
];
