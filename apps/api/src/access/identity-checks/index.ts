// Whether citizens are who they say: whoever is asked.
export { tryIdentity } from './try-identity';
