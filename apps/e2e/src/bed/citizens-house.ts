// A house in front of which people arrive who have no account yet: with captchas, and with a log that says all.
import { bedEnvironment } from './bed-environment';
import { type House, openHouseOn } from './house';
import { SaleSite } from './sale-site';

const VARIABLES = {
  HAOPAI_CAPTCHA: 'on',
  HAOPAI_LOG_LEVEL: 'debug',
  // Everybody comes from the same address here.
  HAOPAI_LOGIN_TRIES_PER_ADDRESS: '1000',
  HAOPAI_SMS_CODES_PER_ADDRESS: '1000',
};

export function openCitizensHouse(): House<SaleSite> {
  return openHouseOn(() => SaleSite.open(VARIABLES));
}

/** Whose browser shows what the site pushes. */
export function openHouseWithPushes(): House<SaleSite> {
  return openHouseOn(() => SaleSite.open(VARIABLES), { program: () => bedEnvironment().wholeChromium });
}
