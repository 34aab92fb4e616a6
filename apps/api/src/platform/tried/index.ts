// What was last seen working, and what was never tried.
export { nameOfUntried, TRIED, wasTried } from './tried';
