// Personal data at rest: sealed, opened, found again, masked, and put under a new key.
export { mask } from './mask';
export { maskNetworkAddress } from './mask-network-address';
export { PersonalData } from './personal-data';
export { PersonalDataModule } from './personal-data.module';
export { rotateDataKeys } from './rotate-data-keys';
